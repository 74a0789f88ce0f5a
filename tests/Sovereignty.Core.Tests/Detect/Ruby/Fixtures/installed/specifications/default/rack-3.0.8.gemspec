# -*- encoding: utf-8 -*-
# stub: rack 3.0.8 ruby lib

Gem::Specification.new do |s|
  s.name = "rack".freeze
  s.version = "3.0.8"
  s.authors = ["Leah Example".freeze, "Other".freeze]
  s.homepage = "https://forge.example/rack".freeze
  s.licenses = ["MIT".freeze, "Ruby".freeze]
  s.add_runtime_dependency(%q<x>.freeze, [">= 0"])
end
