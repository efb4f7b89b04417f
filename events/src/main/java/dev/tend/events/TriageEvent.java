package dev.tend.events;

/** What Tend thinks of a question, on {@code tend.triage.v1}. */
public sealed interface TriageEvent extends EventData
        permits QuestionTyped, QuestionAged, TurnChanged, QuestionSettled {

    String question();

    /** Where the question stands after this event; the one with the highest revision is the newest. */
    TriageStatus status();

    @Override
    default String subject() {
        return question();
    }
}
