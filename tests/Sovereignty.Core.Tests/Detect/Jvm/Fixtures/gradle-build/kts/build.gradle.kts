plugins { kotlin("jvm") version "1.9.0"; id("com.x.y") version "2.0" }
val ktor = "2.3.0"
dependencies {
    implementation("io.ktor:ktor-core:$ktor")
    testImplementation(kotlin("test"))
    kapt("com.g:dagger:2.1")
}
