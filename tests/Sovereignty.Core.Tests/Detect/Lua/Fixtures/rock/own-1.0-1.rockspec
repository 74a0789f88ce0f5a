rockspec_format = "3.0"
package = "own" -- a comment, "no"
version = "1.0-1"
--[[ dependencies = { "not-this" } ]]
source = { url = "git+https://github.com/example/own.git" }
description = {
   summary = [[Long
text]],
   license = "MIT",
}
dependencies = {
   "lua >= 5.1, < 5.5",
   "penlight ~> 1.5",
   'team/inner',
}
build_dependencies = { "luarocks-build >= 1" }
test_dependencies = { "busted" }
build = { type = "builtin", modules = { own = "own.lua" } }
