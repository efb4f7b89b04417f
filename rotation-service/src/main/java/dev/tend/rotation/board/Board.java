package dev.tend.rotation.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.rotation.queue.Filter;
import dev.tend.rotation.queue.Page;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Shift;

/**
 * What the board shows.
 *
 * @param usual the filters that everybody uses
 * @param more the others; {@code narrowed} if one of them is in force
 * @param filtered whether any filter but the state is in force
 * @param firstPage where the first page is, on a later one
 * @param nextPage where the next page is
 */
public record Board(String community, String zone, List<Watch> watches, List<Choices> usual, List<Choices> more,
        boolean narrowed, List<BoardRow> rows, boolean filtered, @Nullable String firstPage,
        @Nullable String nextPage) {

    /**
     * Who is on duty.
     *
     * @param person null before the first shift, as is {@code until}
     */
    public record Watch(String rotation, @Nullable String person, @Nullable String until, String next,
            String nextFrom) {
    }

    /** @param inForce the parameters of the URL; {@code state} is OPEN unless it says otherwise */
    static Board of(Page page, List<Schedule> schedules, Community community, Optional<Person> reader,
            Map<String, String> inForce, Instant now) {
        Map<String, String> filters = new LinkedHashMap<>(inForce);
        String cursor = filters.remove("cursor");
        List<Choices> usual = List.of(
                Choices.of("state", words("OPEN", "Open", "SNOOZED", "Put off", "SETTLED", "Settled", "ALL", "All"),
                        with(filters, "debt", "")),
                Choices.of("assignee", people(community, reader), filters));
        List<Choices> more = List.of(
                Choices.of("type", words("", "All", "BUG", "Bugs", "TROUBLESHOOTING", "Troubleshooting",
                        "FEATURE_PROPOSAL", "Feature proposals", "QUESTION", "Questions"), filters),
                Choices.of("source", sources(community), filters),
                Choices.of("awaiting", words("", "All", "TEAM", "Team", "COMMUNITY", "Community", "AUTHOR", "Asker"),
                        filters),
                Choices.of("olderThan", words("", "All", "P2D", "2 days", "P1W", "a week", "P4W", "4 weeks"), filters),
                debt(filters));
        return new Board(community.name(), community.zone().getId(),
                schedules.stream().map(schedule -> watch(schedule, community, now)).toList(), usual, more,
                more.stream().anyMatch(Choices::chosen),
                page.questions().stream().map(question -> BoardRow.of(question, community, now)).toList(),
                filters.entrySet().stream().anyMatch(filter -> !filter.getKey().equals("state")),
                cursor == null ? null : Choices.href(filters),
                page.next().map(next -> Choices.href(with(filters, "cursor", next.text()))).orElse(null));
    }

    private static Map<String, String> with(Map<String, String> filters, String parameter, String value) {
        Map<String, String> then = new LinkedHashMap<>(filters);
        then.put(parameter, value);
        return then;
    }

    private static Watch watch(Schedule schedule, Community community, Instant now) {
        Optional<Shift> shift = schedule.onDuty(now);
        Shift next = schedule.next(now);
        return new Watch(schedule.rotation().key(),
                shift.map(on -> BoardRow.nameOf(on.person(), community)).orElse(null),
                shift.map(on -> BoardRow.time(on.until(), community.zone(), now)).orElse(null),
                BoardRow.nameOf(next.person(), community), BoardRow.time(next.from(), community.zone(), now));
    }

    private static Map<String, String> people(Community community, Optional<Person> reader) {
        Map<String, String> people = words("", "Everyone's");
        reader.ifPresent(me -> people.put(me.key(), "Mine"));
        people.put(Filter.NOBODY, "Nobody's");
        community.people().values().forEach(person -> people.putIfAbsent(person.key(), person.name()));
        return people;
    }

    private static Map<String, String> sources(Community community) {
        Map<String, String> sources = words("", "All");
        community.sources().keySet().forEach(source -> sources.put(source, source));
        return sources;
    }

    /** It is of what is settled only. */
    private static Choices debt(Map<String, String> filters) {
        Map<String, String> labels = words("", "All", "true", "Settled without a link");
        Choices all = Choices.of("debt", labels, filters);
        Choices settled = Choices.of("debt", labels, with(filters, "state", "SETTLED"));
        return new Choices("debt", List.of(all.choices().get(0), settled.choices().get(1)), all.chosen());
    }

    private static Map<String, String> words(String... valuesAndLabels) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < valuesAndLabels.length; i += 2) {
            words.put(valuesAndLabels[i], valuesAndLabels[i + 1]);
        }
        return words;
    }
}
