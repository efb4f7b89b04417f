package dev.tend.rotation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/** When the clocks of a zone show a time: the one rule for shifts and digests. */
public final class WallTime {

    private WallTime() {
    }

    /** A time that a change of the clocks skips is at the change; one that comes twice is the first. */
    public static Instant in(ZoneId zone, LocalDateTime wall) {
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.toInstant(zone.getRules().getValidOffsets(wall).get(0));
    }
}
