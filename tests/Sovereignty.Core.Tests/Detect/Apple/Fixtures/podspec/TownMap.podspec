# a map of a town
Pod::Spec.new do |s|
  s.name             = 'TownMap'
  s.version          = '2.3.1'
  s.summary          = 'Shows a town'
  s.license          = { :type => 'EUPL-1.2', :file => 'LICENSE' }
  s.source           = { :git => 'https://git.example/town/map.git', :tag => s.version.to_s }
  s.ios.deployment_target = '15.0'
  s.dependency 'Tiles', '~> 1.4'
  s.ios.dependency "Gestures/Pan", '= 3.0.0'
  s.default_subspec = 'Core'

  s.subspec 'Core' do |core|
    core.source_files = 'Sources/Core/**/*'
    core.dependency 'Geometry', '>= 1.0', '< 3.0'
  end

  s.subspec 'Search' do |search|
    search.name = 'ignored'
    search.dependency 'TownMap/Core'
    search.dependency 'Index'
  end

  s.test_spec 'Tests' do |t|
    t.dependency 'Quick', '7.3.0'
  end
end
