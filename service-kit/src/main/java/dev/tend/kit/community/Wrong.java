package dev.tend.kit.community;

import java.util.Optional;

/** A value that can't stand where it does: what is wrong with it, and what to do if that is more than to write the usual. */
final class Wrong extends Exception {

    private final transient Optional<String> remedy;

    Wrong(String message, Optional<String> remedy) {
        super(message);
        this.remedy = remedy;
    }

    Wrong(String message, String remedy) {
        this(message, Optional.of(remedy));
    }

    Wrong(String message) {
        this(message, Optional.empty());
    }

    Optional<String> remedy() {
        return remedy;
    }

    /** A text of the file as messages show it: on one line, and short. */
    static String quote(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ");
        return '"' + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + '"';
    }
}
