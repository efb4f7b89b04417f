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

        /**
         * @param what event or action
         * @param name as its source says it; what is no such name is not repeated
         */
        public static NotWanted of(String what, String name) {
            return new NotWanted(
                    name.matches("\\w{1,100}") ? what + " `" + name + "` is not one that Tend reads" : what);
        }
    }

    static Translation of(Telling... tellings) {
        return new Wanted(List.of(tellings));
    }
}
