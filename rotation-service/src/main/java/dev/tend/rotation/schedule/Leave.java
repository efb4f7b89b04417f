package dev.tend.rotation.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * An absence that was told over REST. It moves no shift that had begun when it was told, and none when it is taken back.
 *
 * @param person key in {@code community.yaml}
 * @param from the first day away
 * @param until the last day away
 * @param endedAt when the person was back before that
 */
public record Leave(UUID id, String person, LocalDate from, LocalDate until, Instant createdAt,
        @Nullable Instant endedAt) {

    private static final int MOST_YEARS = 3;

    /** @throws Refused if the days are none, have passed or are too far away */
    static Leave of(String person, LocalDate from, LocalDate until, ZoneId zone, Instant now) throws Refused {
        LocalDate today = LocalDate.ofInstant(now, zone);
        if (until.isBefore(from)) {
            throw Refused.invalid("It ends on " + until + ", before its start on " + from
                    + ": give the last day away as until; it may be the same as from.");
        }
        if (from.isBefore(today)) {
            throw Refused.invalid("It starts on " + from + ", which has passed (it is " + today
                    + "): what was can't be changed; start it today or later.");
        }
        if (until.isAfter(today.plusYears(MOST_YEARS))) {
            throw Refused.invalid("It ends on " + until + ", more than three years from now: end it sooner.");
        }
        return new Leave(UUID.randomUUID(), person, from, until, now, null);
    }

    Span span(ZoneId zone) {
        Span days = Absences.days(from, until, zone);
        return new Span(days.from().isBefore(createdAt) ? createdAt : days.from(),
                endedAt != null && endedAt.isBefore(days.until()) ? endedAt : days.until());
    }
}
