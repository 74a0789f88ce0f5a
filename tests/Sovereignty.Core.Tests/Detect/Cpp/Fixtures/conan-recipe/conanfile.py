from conan import ConanFile

class Dienst(ConanFile):
    name = "dienst"
    version = "2.0"
    license = "EUPL-1.2"
    settings = "os", "arch"
    requires = "zlib/1.3.1", "fmt/[>=10 <12]"
    exports_sources = "src/*"
    tool_requires = ["cmake/3.30.1"]

    def requirements(self):
        # self.requires("removed/1.0")
        self.requires("boost/1.85.0@stadt/stable", transitive_headers=True)
        self.requires(f"templated/{self.version}")

    def build_requirements(self):
        self.test_requires("gtest/1.14.0")

    def source(self):
        get(self, "https://files.example/a/b.tgz")
