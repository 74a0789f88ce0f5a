module forge.example/team/shop/v2

go 1.24.0

toolchain go1.24.2

require (
	example.org/Direct v1.2.3
	example.org/tools v0.5.0 // indirect
	example.org/indirect v0.0.0-20240101000000-0123456789ab // indirect
	example.org/old v2.0.0+incompatible
	"example.org/quoted" v1.0.0
	example.org/replaced v1.0.0
	example.org/folder v1.0.0
	example.org/other-version v1.0.0
)

require example.org/single v0.1.0 // a note

exclude example.org/Direct v1.2.2

tool example.org/tools/cmd/gen

replace (
	example.org/replaced => fork.example/replaced v1.0.1
	example.org/folder => ../folder
	example.org/other-version v9.9.9 => ./nowhere
)

retract v1.0.0
