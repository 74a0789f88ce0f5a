plugins {
    kotlin("jvm") version "1.9.22"
    alias(libs.plugins.spring)
}
val delta by extra("4.0")
dependencies {
    implementation("k", "one", "1.0"); api(project(":x"))
    implementation(mapOf("group" to "k", "name" to "two", "version" to "2.0"))
    implementation(group = "k", name = "three", version = "3.0")
    api("k:four:$delta")
    implementation(platform("k:bom:5.0"))
    implementation("k:six") { version { strictly("6.0") } }
    testImplementation(kotlin("test"))
    "customRuntime"("k:seven:7.0")
}
