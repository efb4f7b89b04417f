package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Two people exchange a turn each, if the other accepts. The turns are named by a time within each, so it moves with them.
 *
 * @param asker key of the person who proposes
 * @param asked key of the person who is to accept
 * @param givesAt within the turn that the asker has and the other is to get
 * @param takesAt within the turn that the asker is to get
 */
public record Swap(UUID id, String rotation, String asker, String asked, Instant givesAt, Instant takesAt, State state,
        Instant createdAt) {

    private static final int FURTHEST_DAYS = 3 * 366;

    @Schema(name = "SwapState")
    public enum State {
        PROPOSED,
        ACCEPTED,
        DECLINED
    }

    /**
     * @param gives any time within the turn that the asker has
     * @throws Refused if it is with oneself, or one of the turns has begun, is not theirs as a whole or is too far away
     */
    static Swap of(Schedule schedule, String asker, String asked, Instant gives, Instant takes, Instant now)
            throws Refused {
        if (asker.equals(asked)) {
            throw Refused.invalid("A swap with oneself changes nothing: name another person in with.");
        }
        return new Swap(UUID.randomUUID(), schedule.rotation().key(), asker, asked,
                turn(schedule, asker, gives, now).middle(), turn(schedule, asked, takes, now).middle(), State.PROPOSED,
                now);
    }

    private static Span turn(Schedule schedule, String person, Instant at, Instant now) throws Refused {
        Optional<Span> found = schedule.turn(at);
        if (found.isEmpty() && at.isAfter(now)) {
            throw Refused.invalid("There is no shift at " + at + ": name a time within one.");
        }
        if (found.isEmpty() || !found.get().from().isAfter(now)) {
            throw Refused.invalid("The shift at " + at + " has begun or passed (it is " + now
                    + "): swap one to come; the rest of one that runs is taken by an override.");
        }
        Span turn = found.get();
        if (turn.until().isAfter(now.plusSeconds(FURTHEST_DAYS * 86_400L))) {
            throw Refused.invalid("The shift at " + at + " is more than three years from now: swap an earlier one.");
        }
        mustHave(schedule, person, turn);
        return turn;
    }

    private static void mustHave(Schedule schedule, String person, Span turn) throws Refused {
        for (Shift shift : schedule.shifts(turn.from(), turn.until())) {
            if (!shift.person().equals(person)) {
                throw Refused.conflict("The shift from " + turn.from() + " to " + turn.until() + " is not " + person
                        + "'s as a whole, but " + shift.person() + "'s from " + shift.from() + " to " + shift.until()
                        + ": name a time within a shift of theirs, or make an override.");
            }
        }
    }

    /** @throws Refused if this person is not asked, or has declined, or the turns are no longer as they were */
    Swap accepted(Schedule schedule, String by, Instant now) throws Refused {
        if (!by.equals(asked)) {
            throw Refused.notYours("It is for " + asked + " to accept: ask them.");
        }
        if (state == State.DECLINED) {
            throw Refused.conflict("It was declined: propose it again.");
        }
        if (state == State.PROPOSED) {
            turn(schedule, asker, givesAt, now);
            turn(schedule, asked, takesAt, now);
        }
        return in(State.ACCEPTED);
    }

    /** @throws Refused if this person has no part in it, or it was accepted */
    Swap declined(String by) throws Refused {
        if (!by.equals(asked) && !by.equals(asker)) {
            throw Refused.notYours("It is for " + asked + " to decline, or for " + asker + " to withdraw.");
        }
        if (state == State.ACCEPTED) {
            throw Refused.conflict("It was accepted: propose one that undoes it.");
        }
        return in(State.DECLINED);
    }

    private Swap in(State other) {
        return new Swap(id, rotation, asker, asked, givesAt, takesAt, other, createdAt);
    }

    boolean isSameAs(Swap other) {
        return rotation.equals(other.rotation) && asker.equals(other.asker) && asked.equals(other.asked)
                && givesAt.equals(other.givesAt) && takesAt.equals(other.takesAt) && state == other.state;
    }
}
