cask "vlc" do
  version "3.0.21"
end
