// swift-tools-version:5.9
import PackageDescription

let package = Package(
    name: "App",
    dependencies: [
        .package(url: "https://github.com/example/crypto.git", from: "2.0.0"),
        .package(url: "https://github.com/example/net.git", .upToNextMajor(from: "2.1.0")), // .package(url: "https://github.com/no/no", from: "1.0.0")
        /* .package(url: "https://github.com/not/this.git", from: "1.0.0"),
        */
        .package(
            name: "web",
            url: "https://github.com/example/web.git",
            exact: "4.0.1"
        ),
        .package(url: "git@gitlab.example:team/inner.git", branch: "main"),
        .package(url: "https://github.com/example/pinned", revision: "80c109b87511041338a4d8d88064088c8dfc079b"),
        .package(id: "acme.tools", "1.0.0"..<"2.0.0"),
        .package(path: "../Local"),
        .Package(url: "https://git.example/team/old.git", majorVersion: 0, minor: 12),
    ],
    targets: [.target(name: "App", dependencies: [.product(name: "Crypto", package: "crypto")])]
)
