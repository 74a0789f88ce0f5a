dependencyResolutionManagement {
    versionCatalogs {
        create("libs") {
            from(files("../gradle/libs.versions.toml"))
            version("spring", "6.1.0")
            library("spring-core", "org.springframework", "spring-core").versionRef("spring")
            library("guava", "com.google.guava:guava:33.0.0-jre")
            library("plain", "c", "plain").version("1.0"); library("open", "c", "open").withoutVersion()
            library("rich", "c", "rich").version {
                strictly("[3.8, 4.0[")
                prefer("3.9")
            }
            plugin("boot", "org.springframework.boot").version("3.2.0")
            bundle("all", listOf("guava", "plain"))
        }
        create("testLibs") { library("junit", "junit:junit:4.13.2") }
    }
}
