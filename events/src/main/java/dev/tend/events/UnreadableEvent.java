package dev.tend.events;

/** A record that is not an event. Its message says why and holds nothing of the record's text. */
public final class UnreadableEvent extends Exception {

    public UnreadableEvent(String reason) {
        super(reason);
    }
}
