package dev.tend.events;

/** The data of one event: what stands in the value of a Kafka record, as JSON. */
public sealed interface EventData permits QuestionEvent, TriageEvent, AssignmentEvent, ActionRequested, PingEvent {

    /** What the event is about: the Kafka key and {@code ce_subject}. A question id, but for shifts and digests. */
    String subject();
}
