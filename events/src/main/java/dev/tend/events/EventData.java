package dev.tend.events;

/** The data of one event: what stands in the value of a Kafka record, as JSON. */
public sealed interface EventData permits QuestionEvent, TriageEvent, AssignmentEvent, ActionRequested, PingEvent,
        SourceHealthChanged {

    /** What the event is about: the Kafka key and {@code ce_subject}. A question id, but for shifts, digests and sources. */
    String subject();
}
