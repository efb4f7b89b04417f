package dev.tend.ingest.poll;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** How far each list was read. */
@ApplicationScoped
class Cursors {

    private final Jdbi jdbi;

    Cursors(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    record Cursor(Instant at, Optional<String> etag) {
    }

    Optional<Cursor> find(String source, String stream) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select at, etag from cursor where source = :source and stream = :stream")
                .bind("source", source).bind("stream", stream)
                .map((row, context) -> new Cursor(row.getObject(1, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString(2))))
                .findOne());
    }

    void save(String source, String stream, Instant at, @Nullable String etag) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            insert into cursor (source, stream, at, etag) values (:source, :stream, :at, :etag)
            on conflict (source, stream) do update set at = excluded.at, etag = excluded.etag""")
                .bind("source", source).bind("stream", stream).bind("at", at).bind("etag", etag).execute());
    }
}
