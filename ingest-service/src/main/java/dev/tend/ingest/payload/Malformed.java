package dev.tend.ingest.payload;

/** A payload that is not what its source's API documents. The message names the field, and holds nothing of its content. */
public final class Malformed extends RuntimeException {

    public Malformed(String message) {
        super(message, null, false, false);
    }
}
