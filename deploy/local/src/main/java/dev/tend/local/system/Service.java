package dev.tend.local.system;

import java.nio.file.Path;
import java.util.Locale;

/** The four services, in the order of their ports. */
public enum Service {
    ROTATION("the board"), INGEST("webhooks"), CLASSIFIER("types and ages"), NOTIFIER("chat");

    private final String purpose;

    Service(String purpose) {
        this.purpose = purpose;
    }

    /** The short name that people read: {@code ingest}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is there for, in a word or two. */
    public String purpose() {
        return purpose;
    }

    /** Its database. */
    public String database() {
        return "tend_" + word();
    }

    /** The module, which is also the application's name. */
    public String module() {
        return word() + "-service";
    }

    /** What the build makes of it. */
    public Path program(Path home) {
        return home.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
