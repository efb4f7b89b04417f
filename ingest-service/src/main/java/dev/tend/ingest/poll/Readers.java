package dev.tend.ingest.poll;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.All;

import dev.tend.kit.community.Source;

/** The reader of each kind of source. */
@ApplicationScoped
public class Readers {

    private final List<Reader> readers;

    Readers(@All List<Reader> readers) {
        this.readers = readers;
    }

    public Reader of(Source source) {
        return readers.stream().filter(reader -> reader.kind() == source.kind()).findFirst().orElseThrow();
    }
}
