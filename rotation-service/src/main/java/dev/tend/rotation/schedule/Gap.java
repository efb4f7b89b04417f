package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.tend.kit.community.Rotation;

/**
 * A time at which nobody serves in a rotation.
 *
 * @param until when somebody does again; where nobody is to any more, some time later than a week from now
 * @param everybodyAway whether it falls to somebody who is away; else to nobody
 */
public record Gap(Instant from, Instant until, boolean everybodyAway) {

    /** How long before it people are told. */
    public static final Duration NOTICE = Duration.ofDays(7);
    /** As far as the end of one is looked for. */
    private static final Duration FAR = Duration.ofDays(366);
    /** What comes four times in eight weeks, such as a weekend, is the calendar's habit. */
    private static final Duration AROUND = Duration.ofDays(28);
    private static final int OFTEN = 4;
    /** By so much a change of the clocks makes it longer or shorter. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    /** Those that begin within a week of this time, or hold it; what follows on each other is one. */
    public static List<Gap> soon(Schedule schedule, Instant now) {
        List<Gap> gaps = new ArrayList<>();
        Instant served = now;
        for (Shift shift : schedule.shifts(now, now.plus(NOTICE).plus(FAR))) {
            if (shift.from().isAfter(served)) {
                add(gaps, new Gap(served, shift.from(), false));
            }
            if (shift.everybodyAway()) {
                add(gaps, new Gap(shift.from(), shift.until(), true));
            }
            served = shift.until();
        }
        if (served.isBefore(now.plus(NOTICE))) {
            gaps.add(
                    new Gap(served, schedule.next(served).map(Shift::from).orElseGet(() -> far(schedule, now)), false));
        }
        Predicate<Gap> isMeant = schedule.rotation().plan() instanceof Rotation.Calendar
                ? meant(schedule, now)
                : gap -> false;
        return gaps.stream().filter(gap -> gap.from.isBefore(now.plus(NOTICE))).filter(isMeant.negate()).toList();
    }

    /** A calendar of office hours has nobody each night: what comes so long again and again is no oversight. */
    private static Predicate<Gap> meant(Schedule schedule, Instant now) {
        List<Shift> around = schedule.shifts(now.minus(AROUND), now.plus(AROUND));
        List<Span> free = IntStream.range(1, around.size())
                .filter(i -> around.get(i - 1).until().isBefore(around.get(i).from()))
                .mapToObj(i -> new Span(around.get(i - 1).until(), around.get(i).from())).toList();
        return gap -> {
            // Of one that has begun only the rest is left.
            Duration whole = free.stream().filter(span -> span.until().equals(gap.until)).findFirst()
                    .map(Span::length).orElseGet(() -> Duration.between(gap.from, gap.until));
            return !gap.everybodyAway
                    && free.stream().filter(span -> span.length().minus(whole).abs().compareTo(CLOCKS) <= 0)
                            .count() >= OFTEN;
        };
    }

    /** The same as time goes by, so that it is told once, and another when the calendar has got more and ends again. */
    private static Instant far(Schedule schedule, Instant now) {
        Instant far = schedule.shifts(Instant.EPOCH, now.plus(NOTICE)).stream().map(Shift::until)
                .reduce((one, later) -> later).orElse(Instant.EPOCH).plus(FAR);
        while (far.isBefore(now.plus(NOTICE))) {
            far = far.plus(FAR);
        }
        return far;
    }

    private static void add(List<Gap> gaps, Gap gap) {
        Gap last = gaps.isEmpty() ? gap : gaps.get(gaps.size() - 1);
        if (last.everybodyAway == gap.everybodyAway && last.until.equals(gap.from)) {
            gaps.set(gaps.size() - 1, new Gap(last.from, gap.until, gap.everybodyAway));
        } else {
            gaps.add(gap);
        }
    }
}
