package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whose each turn is, before overrides: from the members' {@link Queue}, through all versions of a rotation, or an existing {@link CalendarRoster}. */
sealed interface Roster permits Queue, VersionedRoster, CalendarRoster {

    /** The turn that holds this time, whosever it is; empty where there is none. */
    Optional<Span> turn(Instant at);

    /** All turns that have a part in this time, each whole, in order, none over another. */
    List<Shift> shifts(Instant from, Instant until);

    /** When the first turn starts that starts after a time; asked only where there is none at that time. */
    Optional<Instant> startAfter(Instant at);
}
