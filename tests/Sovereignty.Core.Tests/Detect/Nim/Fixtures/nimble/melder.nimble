# Package
version       = "0.3.0"
license       = "EUPL-1.2"

# requires "removed >= 1.0"
requires "nim >= 2.0.0"
requires "jester == 0.6.0", "chronos#head",
         "norm[sqlite] ^= 2.8"  # goes on
requires("https://github.com/example/nim-own#v1.2", "zippy >= 0.10 & < 0.11")
taskRequires "test", "unittest2 ~= 0.2"

task docs, "Generates":
  exec "nim doc src/melder"
