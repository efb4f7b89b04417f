package dev.tend.events;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One event: a CloudEvent with its data.
 *
 * @param id {@code ce_id}: derived from what happened, so that a repeat has the same one
 * @param source {@code ce_source}: the service that says so, {@code /tend/<service>}
 * @param time {@code ce_time}: when it happened
 */
public record Event<T extends EventData>(String id, String source, Instant time, T data) {

    /**
     * An event whose id follows from its type, its subject and {@code what}: the parts that tell this happening from another
     * one of the same type and subject (nothing for what happens once, such as being posted).
     */
    public static <T extends EventData> Event<T> of(String service, T data, Instant time, Object... what) {
        String name = Stream.concat(Stream.of(EventType.of(data).ceType(), data.subject()), Arrays.stream(what))
                .map(String::valueOf).collect(Collectors.joining("\n"));
        return new Event<>(NameBasedUuid.of(name).toString(), "/tend/" + service, time, data);
    }

    public EventType type() {
        return EventType.of(data);
    }

    /** {@code ce_subject}, and the Kafka key. */
    public String subject() {
        return data.subject();
    }
}
