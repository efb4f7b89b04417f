package dev.tend.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;

/** One of the four services: its name and port as the design fixes them. */
enum Service {
    INGEST("ingest-service", 8081), CLASSIFIER("classifier-service", 8082), ROTATION("rotation-service", 8080),
    NOTIFIER(
            "notifier-service", 8083);

    static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private final String title;
    private final int port;

    Service(String title, int port) {
        this.title = title;
        this.port = port;
    }

    static Service named(String title) {
        return Arrays.stream(values()).filter(service -> service.title.equals(title)).findFirst().orElseThrow();
    }

    String title() {
        return title;
    }

    int port() {
        return port;
    }

    /** Where its data is: {@code tend_ingest}. */
    String database() {
        return "tend_" + title.replace("-service", "");
    }

    /** What the service says of itself. */
    Properties properties() {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(PROJECT.resolve(title + "/src/main/resources/application.properties"))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
