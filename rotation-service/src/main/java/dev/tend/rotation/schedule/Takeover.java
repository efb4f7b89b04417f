package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * An override: somebody takes a time, whosever turn it is.
 *
 * @param person key in {@code community.yaml}
 * @param turnAt if it is for the turn that holds this time, wherever the turn moves; else it is from then until then
 */
public record Takeover(UUID id, String rotation, String person, Instant from, Instant until, Instant createdAt,
        @Nullable Instant turnAt) {

    /** How long a request may be on its way: an override from "now" on is not one in the past. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);
    private static final Duration FURTHEST = Duration.ofDays(3 * 366);

    /** @throws Refused if the person is not listed, or the time is none, has passed or is too far away */
    static Takeover of(String rotation, String person, Instant from, Instant until, Set<String> people, Instant now)
            throws Refused {
        if (!people.contains(person)) {
            throw Refused.invalid("There is no person of that key: name one of " + String.join(", ", people) + ".");
        }
        if (!from.isBefore(until)) {
            throw Refused.invalid("It ends at " + until + ", which is not after its start, " + from
                    + ": give an until that is later than from.");
        }
        if (from.isBefore(now.minus(JUST_NOW))) {
            throw Refused.invalid("It starts at " + from + ", which has passed (it is " + now
                    + "): what was can't be changed; start it now or later.");
        }
        if (until.isAfter(now.plus(FURTHEST))) {
            throw Refused.invalid("It ends at " + until + ", more than three years from now: end it sooner.");
        }
        return new Takeover(UUID.randomUUID(), rotation, person, from.isBefore(now) ? now : from, until, now, null);
    }

    /**
     * Whether this is what a repeated request made. One that started "now" starts a moment after what the request says.
     */
    boolean isMadeBy(String askedPerson, Instant askedFrom, Instant askedUntil) {
        boolean startedAtOnce = from.equals(createdAt) && !askedFrom.isAfter(from)
                && !askedFrom.isBefore(createdAt.minus(JUST_NOW));
        return turnAt == null && person.equals(askedPerson) && until.equals(askedUntil)
                && (from.equals(askedFrom) || startedAtOnce);
    }

    /** A whole turn, whenever it is. */
    static Takeover ofTurn(String rotation, String person, Span turn, Instant now) {
        return new Takeover(UUID.randomUUID(), rotation, person, turn.from(), turn.until(), now, turn.middle());
    }

    /** @param turns the turn that holds a time, if one does */
    Shift shift(Function<Instant, Optional<Span>> turns) {
        Span span = Optional.ofNullable(turnAt).flatMap(turns).orElseGet(() -> new Span(from, until));
        return new Shift(person, span.from(), span.until());
    }
}
