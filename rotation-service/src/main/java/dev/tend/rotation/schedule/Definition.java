package dev.tend.rotation.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.tend.kit.community.Absence;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.kit.community.Rotation;
import dev.tend.kit.community.Turns;

/**
 * All of {@code community.yaml} that decides whose the turns of a rotation are. It is kept, so that a later file does not change
 * who was on duty.
 *
 * @param members keys of people in the order in which they start
 * @param overridesCount whether who took over a turn has served
 * @param away when members take no turns
 * @param people all keys of people: what was taken by others does not hold
 */
record Definition(List<String> members, boolean overridesCount, Period every, LocalDateTime starts, ZoneId zone,
        SortedMap<String, List<Days>> away, SortedSet<String> people) {

    /** @param until the last day */
    record Days(LocalDate from, LocalDate until) {
    }

    static Definition of(Rotation rotation, Rotation.Rounds rounds, Community community) {
        List<Person> members = community.turnsOf(rotation);
        SortedMap<String, List<Days>> away = new TreeMap<>();
        members.stream().filter(person -> !person.away().isEmpty())
                .forEach(person -> away.put(person.key(), person.away().stream().map(Definition::days).toList()));
        return new Definition(members.stream().map(Person::key).toList(),
                rounds.order() == Rotation.Order.LONGEST_NOT_SERVED, rounds.every(), rounds.starts(), community.zone(),
                away, new TreeSet<>(community.people().keySet()));
    }

    private static Days days(Absence absence) {
        return new Days(absence.from(), absence.until());
    }

    Turns turns() {
        return new Turns(every, starts, zone);
    }

    Absences absences(List<Leave> told) {
        Map<String, List<Span>> spans = new TreeMap<>();
        away.forEach((person, days) -> spans.put(person, new ArrayList<>(
                days.stream().map(time -> Absences.days(time.from(), time.until(), zone)).toList())));
        told.forEach(leave -> spans.computeIfAbsent(leave.person(), key -> new ArrayList<>()).add(leave.span(zone)));
        return new Absences(spans);
    }

    /**
     * The same without those who have left.
     *
     * @param others who are members if all have
     */
    Definition among(SortedSet<String> remaining, List<String> others) {
        List<String> left = members.stream().filter(remaining::contains).toList();
        return new Definition(left.isEmpty() ? others : left, overridesCount, every, starts, zone, away, remaining);
    }

    Definition withAway(SortedMap<String, List<Days>> other) {
        return new Definition(members, overridesCount, every, starts, zone, other, people);
    }
}
