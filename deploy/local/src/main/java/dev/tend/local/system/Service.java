package dev.tend.local.system;

import java.nio.file.Path;
import java.util.Locale;

/** The four services, in the order of their ports. */
public enum Service {
    ROTATION(128), INGEST(192), CLASSIFIER(128), NOTIFIER(128);

    private final int heap;

    Service(int heap) {
        this.heap = heap;
    }

    /** The short name that people read: {@code ingest}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The largest heap that it needs on one machine, in MiB. Ingest has to hold a webhook of 25 MiB. */
    int heap() {
        return heap;
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
