package dev.tend.ingest.fact;

import java.util.List;

/** What a webhook tells. */
public sealed interface Translation {

    record Wanted(List<Telling> tellings) implements Translation {
    }

    /**
     * Nothing that Tend follows. Still a webhook as it should be.
     *
     * @param reason for people
     */
    record NotWanted(String reason) implements Translation {
    }

    static Translation of(Telling... tellings) {
        return new Wanted(List.of(tellings));
    }
}
