require_relative "lib/shop/version"
Gem::Specification.new do |spec|
  spec.name    = "shop"
  spec.version = Shop::VERSION
  spec.license = "EUPL-1.2"
  spec.add_dependency "rack", ">= 2", "< 4"
  spec.add_development_dependency('rspec', '3.13.0')
end
