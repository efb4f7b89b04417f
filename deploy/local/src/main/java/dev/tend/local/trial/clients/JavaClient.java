package dev.tend.local.trial.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tend.local.system.Directories;
import dev.tend.local.system.Service;

/** Generated clients for Java, and a program that uses them. */
final class JavaClient {

    private JavaClient() {
    }

    /** Returns what the program printed. */
    static String madeAndUsed(Workshop workshop) throws IOException, InterruptedException {
        Path project = workshop.work().resolve("java");
        Directories.delete(project);
        Files.createDirectories(project);
        for (Map.Entry<Service, Path> document : workshop.documents().entrySet()) {
            workshop.generator().java(document.getKey(), document.getValue(), project);
        }
        // What the generator writes would build tests and a release too.
        Files.writeString(project.resolve("pom.xml"), Workshop.resource("java-pom.xml"));
        Files.writeString(project.resolve("src/main/java/trial/Use.java"), Workshop.resource("Use.java.txt"));
        workshop.tool().run("java-compile", project,
                List.of("mvn", "-B", "-q", "compile", "dependency:copy-dependencies"));
        return workshop.use("java-use", project, Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", project.resolve("target/classes") + ":" + project.resolve("target/dependency") + "/*",
                "trial.Use");
    }
}
