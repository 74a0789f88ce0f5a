terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws" # cloud
      version = "~> 5.0"
    }
    /* module "no" { source = "a/b/c" } */
    random = "3.6.0"
    own = { source = "terraform.example/team/own", version = "= 0.1.0" }
  }
}

module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.4.0"
  tags = {
    source = "not this"
  }
  name = "${var.a}-${lookup(var.b, "c")}"
}

module "sub" {
  source = "registry.example/team/net/azurerm//modules/sub"
}

module "git" {
  source = "git::https://token@github.com/example/modules.git//net?ref=v2.0"
}

module "short" {
  source = "github.com/example/short"
}

module "local" {
  source = "./modules/local"
}

resource "x" "y" {
  text = <<-EOT
    module "heredoc" {
      source = "a/b/c"
    }
    EOT
}
