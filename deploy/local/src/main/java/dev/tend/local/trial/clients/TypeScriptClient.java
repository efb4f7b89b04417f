package dev.tend.local.trial.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tend.local.system.Directories;
import dev.tend.local.system.Service;

/** Generated clients for TypeScript, and a program that uses them. */
final class TypeScriptClient {

    private static final String COMPILER = "typescript@5.9.3";

    private TypeScriptClient() {
    }

    /** Returns what the program printed. */
    static String madeAndUsed(Workshop workshop) throws IOException, InterruptedException {
        Path project = workshop.work().resolve("typescript");
        Path sources = project.resolve("src");
        Directories.delete(sources);
        Directories.delete(project.resolve("out"));
        Files.createDirectories(sources);
        for (Map.Entry<Service, Path> document : workshop.documents().entrySet()) {
            workshop.generator().typescript(document.getKey(), document.getValue(), sources);
        }
        Files.writeString(project.resolve("tsconfig.json"), Workshop.resource("tsconfig.json"));
        Files.writeString(project.resolve("package.json"), "{\"private\": true}");
        Files.writeString(sources.resolve("use.ts"), Workshop.resource("use.ts"));
        workshop.tool().run("typescript-compiler", project,
                List.of("npm", "install", "--no-audit", "--no-fund", "--no-save", COMPILER));
        workshop.tool().run("typescript-compile", project,
                List.of("node", "node_modules/typescript/bin/tsc", "-p", "."));
        return workshop.use("typescript-use", project, "node", "out/use.js");
    }
}
