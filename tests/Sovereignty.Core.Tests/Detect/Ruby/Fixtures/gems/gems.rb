source "https://index.example"
ruby "3.3.0"
gem "rails", "~> 7.1", ">= 7.1.2"
gem 'puma'
gem "exact", "1.2.3", require: false # a comment
gem "ours", path: "engines/ours"
gem "forged", git: "https://forge.example/forged.git"

group :development, :test do
  gem "rspec-rails"
  if ENV["X"]
    gem "conditional"
  end
end

group :test do
  gem "capybara", groups: [:test]
end
gem "brakeman", group: :development
