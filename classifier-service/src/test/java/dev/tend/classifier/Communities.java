package dev.tend.classifier;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.tend.kit.community.Classification;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Staff;

/** Communities that tests of decisions need. */
public final class Communities {

    private Communities() {
    }

    /** One that adds nothing to the built-in rules. */
    public static Community plain() {
        return with(new Classification(Map.of(), Map.of(), Map.of(), List.of(), List.of()));
    }

    public static Community with(Classification classification) {
        return new Community("Heron", ZoneOffset.UTC, Map.of(), new Staff(Set.of(), Map.of()), Map.of(), Map.of(),
                Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), classification);
    }
}
