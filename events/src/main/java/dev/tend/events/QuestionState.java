package dev.tend.events;

/** Whether a question still needs anyone. SNOOZED is set by people and known to the rotation only. */
public enum QuestionState {
    OPEN, SNOOZED, SETTLED
}
