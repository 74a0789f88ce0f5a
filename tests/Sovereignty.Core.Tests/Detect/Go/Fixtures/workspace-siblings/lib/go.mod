module example.org/town/lib

go 1.22
