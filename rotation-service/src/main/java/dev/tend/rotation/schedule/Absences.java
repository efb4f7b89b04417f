package dev.tend.rotation.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tend.kit.community.Community;

/**
 * When people take no turns: from the start of the first day in the zone of the community to the end of the last. Somebody is away
 * for a shift if they are when it starts; who is away later in it has an override to make, or someone to swap with.
 *
 * @param spans by key of the person
 */
record Absences(Map<String, List<Span>> spans) {

    /** @param told over REST, beside what the file has */
    static Absences of(Community community, List<Leave> told) {
        Map<String, List<Span>> spans = new HashMap<>();
        community.people().values().forEach(person -> person.away().forEach(away -> spans
                .computeIfAbsent(person.key(), key -> new ArrayList<>())
                .add(days(away.from(), away.until(), community.zone()))));
        told.forEach(leave -> spans.computeIfAbsent(leave.person(), key -> new ArrayList<>())
                .add(leave.span(community.zone())));
        return new Absences(spans);
    }

    static Span days(LocalDate from, LocalDate until, ZoneId zone) {
        return new Span(from.atStartOfDay(zone).toInstant(), until.plusDays(1).atStartOfDay(zone).toInstant());
    }

    boolean isAway(String person, Instant at) {
        return of(person).stream().anyMatch(away -> away.holds(at));
    }

    List<Span> of(String person) {
        return spans.getOrDefault(person, List.of());
    }
}
