package dev.tend.rotation.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.quarkus.runtime.StartupEvent;

import dev.tend.events.EventJson;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.kit.consumer.UnreadableRow;

/**
 * The versions of the rotations in Postgres. What the file says is compared with them at the start; all replicas decide by what is
 * kept here.
 */
@ApplicationScoped
class Versions {

    private static final JsonMapper JSON = EventJson.builder().build();

    private final Community community;
    private final Jdbi jdbi;
    private final Clock clock;
    /** They are read with each decision, and few differ. */
    private final Map<String, Definition> read = new ConcurrentHashMap<>();

    private record Row(String rotation, Version version) {
    }

    Versions(Community community, Jdbi jdbi, Clock clock) {
        this.community = community;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Before the first question comes in: whose it is depends on them. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        keep(community, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    /** Keeps what this file says of its rotations, where that is new. */
    void keep(Community file, Instant now) {
        jdbi.useTransaction(handle -> {
            handle.execute("lock table rotation_version in share row exclusive mode");
            Map<String, List<Version>> known = all(handle);
            file.rotations().values().forEach(rotation -> {
                if (rotation.plan() instanceof Rotation.Rounds rounds) {
                    List<Version> before = known.getOrDefault(rotation.key(), List.of());
                    List<Version> after = Version.with(before, Definition.of(rotation, rounds, file), now);
                    if (!after.equals(before)) {
                        write(handle, rotation.key(), after);
                    }
                }
            });
        });
    }

    /** Those of each rotation in order. */
    Map<String, List<Version>> all(Handle handle) {
        return handle.createQuery("select rotation, since, definition from rotation_version order by rotation, since")
                .map((row, context) -> new Row(row.getString(1), new Version(row.getTimestamp(2).toInstant(),
                        read.computeIfAbsent(row.getString(3), Versions::definition))))
                .stream()
                .collect(Collectors.groupingBy(Row::rotation, Collectors.mapping(Row::version, Collectors.toList())));
    }

    private static void write(Handle handle, String rotation, List<Version> versions) {
        handle.createUpdate("delete from rotation_version where rotation = :rotation").bind("rotation", rotation)
                .execute();
        versions.forEach(version -> handle.createUpdate("""
            insert into rotation_version (rotation, since, definition)
            values (:rotation, :since::timestamptz, :definition::jsonb)""").bind("rotation", rotation)
                .bind("since", version.since().toString()).bind("definition", json(version.definition())).execute());
    }

    private static Definition definition(String json) {
        try {
            return JSON.readValue(json, Definition.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableRow("version of a rotation");
        }
    }

    private static String json(Definition definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version of a rotation that can't be written", e);
        }
    }
}
