package dev.tend.rotation.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.WorkingTime;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Shift;

/**
 * What a person gets at a destination on a day: one message, however many digests are for them.
 *
 * @param person key in {@code community.yaml}
 * @param day in their time zone
 * @param at the time of the first of the digests, or the start of their working hours if that is later
 * @param digests in the order of the file
 */
record Delivery(String person, String destination, LocalDate day, Instant at, List<Digest> digests) {

    /** Whoever works but one day a week, and has a holiday on it. */
    private static final int LONGEST_WAIT_DAYS = 15;

    private record For(String person, String destination, LocalDate day) {
    }

    private record Due(For whom, Digest digest, Instant at) {
    }

    /**
     * Those of the days around a time, earliest first.
     *
     * @param since since when each digest is looked after, where that is known: what was due before is history
     * @param ahead for how many days from now
     */
    static List<Delivery> around(Instant now, int ahead, Community community, List<Schedule> schedules,
            Map<String, Instant> since) {
        LocalDate today = LocalDate.ofInstant(now, community.zone());
        Map<For, List<Due>> all = community.digests().values().stream().filter(digest -> digest.toPerson().isPresent())
                .flatMap(digest -> today.minusDays(LONGEST_WAIT_DAYS).datesUntil(today.plusDays(ahead + 1L))
                        .flatMap(day -> new Occurrences(digest, community.zone()).on(day).stream())
                        .filter(due -> since.getOrDefault(digest.key(), Instant.EPOCH).isBefore(due))
                        .flatMap(due -> due(digest, due, community, schedules).stream()))
                .collect(Collectors.groupingBy(Due::whom, LinkedHashMap::new, Collectors.toList()));
        return all.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Delivery::at)).toList();
    }

    private static Optional<Due> due(Digest digest, Instant due, Community community, List<Schedule> schedules) {
        return person(digest, due, schedules).map(person -> {
            Optional<WorkingTime> hours = hours(person, community);
            Instant at = hours.map(time -> time.opening(due)).orElse(due);
            ZoneId zone = hours.map(WorkingTime::zone).orElse(community.zone());
            return new Due(new For(person, digest.to(), LocalDate.ofInstant(at, zone)), digest, at);
        });
    }

    private static Delivery of(For whom, List<Due> due) {
        return new Delivery(whom.person, whom.destination, whom.day,
                due.stream().map(Due::at).min(Comparator.naturalOrder()).orElseThrow(),
                due.stream().map(Due::digest).distinct().toList());
    }

    /** For whom it is at this time; empty where nobody is on duty. */
    static Optional<String> person(Digest digest, Instant at, List<Schedule> schedules) {
        return digest.toPerson().filter(key -> !key.equals(Digest.DUTY)).or(() -> schedules.stream()
                .filter(schedule -> schedule.rotation().key().equals(digest.rotation())).findFirst()
                .flatMap(schedule -> schedule.onDuty(at)).map(Shift::person));
    }

    /** Whether its time has come, and its day has not passed. */
    boolean isDue(Community community, Instant now) {
        ZoneId zone = hours(person, community).map(WorkingTime::zone).orElse(community.zone());
        return !at.isAfter(now) && LocalDate.ofInstant(now, zone).equals(day);
    }

    private static Optional<WorkingTime> hours(String person, Community community) {
        return Optional.ofNullable(community.people().get(person)).flatMap(found -> found.hours());
    }

    /**
     * The first that are listed, digest by digest under its lead, as many as an event holds; a question is in the first digest that
     * lists it.
     */
    static List<Line> lines(List<Digests.Preview> previews) {
        if (previews.size() == 1) {
            return previews.get(0).listing().lines();
        }
        Map<String, Line> lines = new LinkedHashMap<>();
        previews.forEach(preview -> preview.listing().lines().forEach(line -> lines.putIfAbsent(line.question().id(),
                line.in(Stream.concat(Stream.of(preview.digest().lead()), line.section().stream())
                        .collect(Collectors.joining(": "))))));
        return lines.values().stream().limit(Shortlist.MOST).toList();
    }

    /** How many questions are listed in all, each once. */
    static int count(List<Digests.Preview> previews) {
        return previews.stream().map(Digests.Preview::listing)
                .mapToInt(listing -> listing.count() - listing.repeated()).sum();
    }
}
