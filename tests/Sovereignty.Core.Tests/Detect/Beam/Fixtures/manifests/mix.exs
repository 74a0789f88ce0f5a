defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [app: :shop, version: "0.1.0", deps: deps(), aliases: [deps: ["deps.get"]]]
  end

  # {:not, "1.0"}
  defp deps do
    [
      {:phoenix, "~> 1.7"},
      {:jason, "1.4.1"},
      {:credo, "~> 1.7", only: [:dev, :test], runtime: false},
      {:mox, "~> 1.0", only: :test},
      {:plug, ">= 1.0.0", optional: true},
      {:renamed, "~> 2.0", hex: :other_name},
      {:saml, github: "example/saml", tag: "v4.2.0"},
      {:gitted, git: "https://code.example/team/gitted.git", ref: "4294a3ac5262582144e117c10a1537287b6c1fe8"},
      {:inner, in_umbrella: true},
      {:local, path: "../local"}
    ]
  end
end
