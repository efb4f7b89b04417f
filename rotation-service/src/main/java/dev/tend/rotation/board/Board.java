package dev.tend.rotation.board;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.rotation.api.Caller;
import dev.tend.rotation.queue.Filter;
import dev.tend.rotation.queue.Page;
import dev.tend.rotation.schedule.Gap;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Shift;
import dev.tend.rotation.schedule.Swaps;

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
     * @param person null where nobody is on duty, as is {@code until}
     * @param next null where a calendar ends, as is {@code nextFrom}
     * @param backUp who is behind them; null if there is nobody beside the next
     * @param gaps when in the coming week nobody serves, beside now
     * @param away which members are away in the coming week
     * @param swaps those that wait for an answer
     */
    public record Watch(String rotation, @Nullable String person, @Nullable String until, @Nullable String next,
            @Nullable String nextFrom, @Nullable String backUp, List<GapNote> gaps, List<AwayNote> away,
            List<SwapNote> swaps) {
    }

    /** @param everybodyAway whether it falls to somebody who is away; else nobody is on duty */
    public record GapNote(String from, String until, boolean everybodyAway) {
    }

    /** @param until the last day */
    public record AwayNote(String person, String from, String until) {
    }

    /** @param gives when the asker's shift starts, and {@code takes} when the other's does */
    public record SwapNote(String asker, String asked, String gives, String takes) {
    }

    /** @param inForce the parameters of the URL; {@code state} is OPEN unless it says otherwise */
    static Board of(Page page, List<Schedule> schedules, Map<String, List<Swaps.Open>> swaps, Community community,
            Caller reader,
            Map<String, String> inForce, Instant now) {
        Map<String, String> filters = new LinkedHashMap<>(inForce);
        String cursor = filters.remove("cursor");
        List<Choices> usual = List.of(
                Choices.of("state", words("OPEN", "Open", "SNOOZED", "Put off", "SETTLED", "Settled", "ALL", "All"),
                        with(filters, "debt", "")),
                Choices.of("assignee", people(community, reader.person()), filters));
        List<Choices> more = List.of(
                Choices.of("type", words("", "All", "BUG", "Bugs", "TROUBLESHOOTING", "Troubleshooting",
                        "FEATURE_PROPOSAL", "Feature proposals", "QUESTION", "Questions"), filters),
                Choices.of("source", sources(community), filters),
                Choices.of("awaiting", words("", "All", "TEAM", "Team", "COMMUNITY", "Community", "AUTHOR", "Asker"),
                        filters),
                Choices.of("olderThan", words("", "All", "P2D", "2 days", "P1W", "a week", "P4W", "4 weeks"), filters),
                debt(filters));
        return new Board(community.name(), community.zone().getId(),
                schedules.stream().map(schedule -> watch(schedule, schedules,
                        swaps.getOrDefault(schedule.rotation().key(), List.of()), community, reader.isOfTeam(), now))
                        .toList(),
                usual, more,
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

    private static Watch watch(Schedule schedule, List<Schedule> all, List<Swaps.Open> swaps, Community community,
            boolean ofTeam, Instant now) {
        Optional<Shift> shift = schedule.onDuty(now);
        Optional<Shift> next = schedule.next(now);
        Optional<Schedule> behind = schedule.rotation().backUp().flatMap(key -> all.stream()
                .filter(other -> other.rotation().key().equals(key)).findFirst());
        Function<Instant, String> time = at -> BoardRow.time(at, community.zone(), now);
        Function<Instant, String> day = at -> BoardRow.day(at, community.zone(), now);
        Function<String, String> name = community::nameOf;
        return new Watch(schedule.rotation().key(), shift.map(Shift::person).map(name).orElse(null),
                shift.map(Shift::until).map(time).orElse(null), next.map(Shift::person).map(name).orElse(null),
                next.map(Shift::from).map(time).orElse(null),
                schedule.backUp(now, behind)
                        .filter(person -> shift.isPresent() && next.filter(to -> to.person().equals(person)).isEmpty())
                        .map(name).orElse(null),
                Gap.soon(schedule, now).stream().filter(gap -> gap.everybodyAway() || gap.from().isAfter(now))
                        .map(gap -> new GapNote(time.apply(gap.from()),
                                time.apply(gap.until()), gap.everybodyAway()))
                        .toList(),
                schedule.away(now, now.plus(Gap.NOTICE)).stream().filter(away -> ofTeam)
                        .map(away -> new AwayNote(name.apply(away.person()),
                                day.apply(away.from()), day.apply(away.until().minusNanos(1))))
                        .toList(),
                swaps.stream().map(swap -> new SwapNote(name.apply(swap.asker()), name.apply(swap.asked()),
                        day.apply(swap.gives()), day.apply(swap.takes()))).toList());
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
