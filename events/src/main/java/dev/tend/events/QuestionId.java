package dev.tend.events;

import java.util.UUID;

/** Question ids: {@code <kind>:<instance or owner/repo>#<number or id>}. */
public final class QuestionId {

    private QuestionId() {
    }

    public static String of(String kind, String place, Object number) {
        return kind + ":" + place + "#" + number;
    }

    /** The key that URLs use, since ids hold {@code /} and {@code #}. */
    public static UUID key(String question) {
        return NameBasedUuid.of(question);
    }
}
