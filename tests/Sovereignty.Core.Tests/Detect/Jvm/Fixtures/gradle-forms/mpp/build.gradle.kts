kotlin {
    sourceSets {
        commonMain.dependencies { implementation("m:one:1.0") }
        commonTest.dependencies { implementation("m:two:2.0") }
        val jvmMain by getting { dependencies { implementation("m:three:3.0") } }
    }
}
