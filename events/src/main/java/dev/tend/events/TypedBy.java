package dev.tend.events;

/** What decided the type. PERSON beats LABEL beats the rest. */
public enum TypedBy {
    RULES, MODEL, LABEL, PERSON
}
