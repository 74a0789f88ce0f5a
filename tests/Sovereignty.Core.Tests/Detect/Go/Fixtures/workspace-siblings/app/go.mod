module example.org/town/app

go 1.22

toolchain go1.22.1

require (
	example.org/town/lib v0.0.0
	example.org/other v1.0.0
	example.org/other v1.1.0
)

exclude example.org/other v1.0.0
