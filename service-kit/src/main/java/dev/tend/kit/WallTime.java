package dev.tend.kit;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/** When the clocks of a zone show a time: the one rule for shifts, digests and working time. */
public final class WallTime {

    private WallTime() {
    }

    /** A time that a change of the clocks skips is at the change; one that comes twice is the first. */
    public static Instant in(ZoneId zone, LocalDateTime wall) {
        return in(zone.getRules(), wall);
    }

    /** The same where the zone has rules and no name. */
    public static Instant in(ZoneRules zone, LocalDateTime wall) {
        ZoneOffsetTransition change = zone.getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.toInstant(zone.getValidOffsets(wall).get(0));
    }

    /**
     * What the clocks of a zone show. The second time that an hour comes, it is as if they stood still at its end: so a later
     * moment is never at an earlier time.
     */
    public static LocalDateTime at(ZoneId zone, Instant moment) {
        LocalDateTime wall = LocalDateTime.ofInstant(moment, zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isOverlap() && !moment.isBefore(change.getInstant())
                ? change.getDateTimeBefore()
                : wall;
    }
}
