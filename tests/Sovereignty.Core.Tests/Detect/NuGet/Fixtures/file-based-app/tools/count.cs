#!/usr/bin/env dotnet
// Counts things.
#:sdk Microsoft.NET.Sdk.Web
#:sdk Acme.Host.Sdk@13.0.0
#:package Acme.Text@2.14.1
#:package Acme.Floating@0.50.*
#:package Acme.Central
#:package Acme.Unknown
#:property TargetFramework=net10.0
#:project ../lib/lib.csproj

Console.WriteLine(1);
#:package Acme.TooLate@1.0.0
