package dev.tend.kit.community;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A service that reads the file, and the sections whose variables it needs. It starts without those of the others. */
public enum Reader {
    INGEST("ingest-service", "sources"), CLASSIFIER("classifier-service", "working-time"),
    ROTATION("rotation-service", "working-time", "rotations"), NOTIFIER("notifier-service", "destinations");

    private final String service;
    private final Set<String> sections;

    Reader(String service, String... sections) {
        this.service = service;
        this.sections = Set.of(sections);
    }

    /** @param service the name of the application; empty for one that needs all, as the launcher does */
    public static Optional<Reader> of(String service) {
        return Arrays.stream(values()).filter(reader -> reader.service.equals(service)).findFirst();
    }

    public String service() {
        return service;
    }

    boolean needs(String section) {
        return sections.contains(section);
    }
}
