package dev.tend.local.trial.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.tend.local.system.Service;
import dev.tend.local.system.Trouble;

/** openapi-generator, as Maven fetches it when it is wanted first: no build needs it. */
final class Generator {

    static final String VERSION = "7.17.0";
    private static final String ARTIFACT = "org.openapitools:openapi-generator-cli:" + VERSION;
    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";

    private final Tool tool;
    private final Path work;
    private final Path jar;

    private Generator(Tool tool, Path work, Path jar) {
        this.tool = tool;
        this.work = work;
        this.jar = jar;
    }

    /** @throws Trouble if it can't be fetched */
    static Generator fetch(Tool tool, Path work) throws IOException, InterruptedException {
        Path jar = work.resolve("openapi-generator-cli-" + VERSION + ".jar");
        if (Files.notExists(jar)) {
            tool.run("fetch-generator", work,
                    List.of("mvn", "-B", COPY, "-Dartifact=" + ARTIFACT, "-DoutputDirectory=" + work));
        }
        return new Generator(tool, work, jar);
    }

    /** @throws Trouble if the generator finds an error in the document, or has something to warn of */
    void validate(Service service, Path document) throws IOException, InterruptedException {
        String said = tool.run("validate-" + service.word(), work,
                java("validate", "--recommend", "-i", document.toString()));
        if (!said.contains("No validation issues detected.")) {
            throw new Trouble("The OpenAPI document of " + service.word() + " is not right:\n" + said);
        }
    }

    /** Makes a client for Java, in a package that is named like the service. */
    void java(Service service, Path document, Path output) throws IOException, InterruptedException {
        String packages = "trial." + service.word();
        generate("java", service, document, output,
                List.of("--library", "native", "--api-package", packages + ".api", "--model-package",
                        packages + ".model", "--invoker-package", packages, "--additional-properties",
                        "useJakartaEe=true,useSingleRequestParameter=true,hideGenerationTimestamp=true"));
    }

    /** Makes a client for TypeScript, in a folder that is named like the service. */
    void typescript(Service service, Path document, Path output) throws IOException, InterruptedException {
        generate("typescript-fetch", service, document, output.resolve(service.word()), List.of());
    }

    private void generate(String language, Service service, Path document, Path output, List<String> more)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("generate", "-g", language, "-i", document.toString(), "-o",
                output.toString()));
        words.addAll(more);
        tool.run(language + "-" + service.word(), work, java(words.toArray(String[]::new)));
    }

    private List<String> java(String... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar",
                        jar.toString()));
        command.addAll(List.of(words));
        return command;
    }
}
