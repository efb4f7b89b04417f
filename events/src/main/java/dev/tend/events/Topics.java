package dev.tend.events;

/** The names of Tend's Kafka topics. */
public final class Topics {

    public static final String QUESTIONS = "tend.questions.v1";
    public static final String TRIAGE = "tend.triage.v1";
    public static final String ASSIGNMENTS = "tend.assignments.v1";
    public static final String ACTIONS = "tend.actions.v1";
    public static final String PINGS = "tend.pings.v1";
    public static final String SOURCES = "tend.sources.v1";

    private Topics() {
    }

    /** Where a service puts the bytes that it could not read. */
    public static String deadLetters(String service) {
        return "tend.dead-letters." + service + ".v1";
    }
}
