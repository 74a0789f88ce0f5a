provider "aws" {
  version = "~> 2.7"
  assume_role {
    version = "9.9.9"
  }
}

provider "inwx" {
  version = "=1.4"
  user    = "stadt"
}

provider "helm" {
  kubernetes { host = "https://k8s.example" }
}

terraform {
  required_providers {
    inwx = {
      source = "inwx/inwx"
    }
  }
}

module "network" {
  source = "git.example/betrieb/network.git/modules/core?ref=v2.0.1"
}

module "hosted" {
  source = "git::https://gitlab/betrieb/hosted.git?depth=1&ref=v3"
}
