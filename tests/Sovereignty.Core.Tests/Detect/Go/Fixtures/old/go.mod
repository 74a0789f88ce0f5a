module forge.example/old

go 1.16

require example.org/direct v1.0.0
