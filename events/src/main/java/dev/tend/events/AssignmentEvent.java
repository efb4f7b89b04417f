package dev.tend.events;

/** Who does what about a question, and when people are to be told, on {@code tend.assignments.v1}. */
public sealed interface AssignmentEvent extends EventData
        permits QuestionAssigned, QuestionAcknowledged, QuestionSnoozed,
        QuestionReclassified, QuestionLinked, QuestionResolved, QuestionEscalated, ShiftStarted, SwapChanged,
        ScheduleEnding, DigestDue {
}
