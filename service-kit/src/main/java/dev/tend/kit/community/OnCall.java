package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A calendar that says who is on duty, before it is known who the people are.
 *
 * @param file its path, as {@code community.yaml} has it
 */
record OnCall(String file, List<Event> events) {

    private static final String ADD_EVENTS = "add one for each shift, with the person's name as its title";

    /**
     * @param summary its title
     * @param mails of those who are invited, in lower case
     * @param times when it is; several where it comes again
     */
    record Event(String summary, List<String> mails, List<EventTime> times) {

        /** The keys of the people whose it is: whom the title names, or else who is invited. */
        private List<String> whose(Value people) {
            String title = summary.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
            List<String> named = people.entries().keySet().stream().filter(key -> key.equalsIgnoreCase(title)
                    || names(people.get(key)).anyMatch(title::equalsIgnoreCase)).toList();
            return named.isEmpty()
                    ? people.entries().keySet().stream().filter(key -> people.get(key).get("email").text()
                            .filter(mail -> mails.contains(mail.toLowerCase(Locale.ROOT))).isPresent()).toList()
                    : named;
        }

        private static Stream<String> names(Value person) {
            return Stream.concat(Stream.of(person.get("name"), person.get("email")),
                    person.get("handles").entries().values().stream()).flatMap(name -> name.text().stream());
        }

        /** Without those that a change of the clocks skips as a whole. */
        private Stream<Placed> placed(ZoneId zone) {
            return times.stream().map(time -> new Placed(this, time.start(zone), time.end(zone)))
                    .filter(placed -> placed.from.isBefore(placed.until));
        }

        private LocalDateTime start(ZoneId zone) {
            return LocalDateTime.ofInstant(times.get(0).start(zone), zone);
        }

        private Instant end(ZoneId zone) {
            return times.get(times.size() - 1).end(zone);
        }
    }

    private record Placed(Event event, Instant from, Instant until) {
        private String at(ZoneId zone) {
            return quote(event.summary) + " of " + LocalDateTime.ofInstant(from, zone);
        }
    }

    /** A path beside the file that names it. */
    static OnCall read(String text, Path file) throws Wrong {
        OnCall found = new OnCall(text,
                CalendarFile.read(text, file, "`members` and `starts`", EventTime::all));
        if (found.events.isEmpty()) {
            throw new Wrong(quote(text) + " has no event", ADD_EVENTS);
        }
        return found;
    }

    /** What keeps it from being a rotation. */
    List<Wrong> problems(Value people, ZoneId zone) {
        List<Wrong> problems = new ArrayList<>();
        for (Event event : events) {
            problems.addAll(problems(event, quote(file) + " has the event " + quote(event.summary) + " of "
                    + event.start(zone), ", or remove the event if it has passed", people, zone));
        }
        List<Placed> placed = placed(zone);
        IntStream.range(1, placed.size()).filter(i -> placed.get(i).from.isBefore(placed.get(i - 1).until)).findFirst()
                .ifPresent(i -> problems.add(new Wrong(quote(file) + " has events over each other: "
                        + placed.get(i - 1).at(zone) + " and " + placed.get(i).at(zone),
                        "let one end where the other starts")));
        return problems;
    }

    private static List<Wrong> problems(Event event, String which, String otherwise, Value people,
            ZoneId zone) {
        List<Wrong> problems = new ArrayList<>();
        List<String> whose = event.whose(people);
        if (whose.size() != 1) {
            problems.add(new Wrong(which + ", which "
                    + (whose.isEmpty() ? "names nobody of people" : "may be of " + String.join(" or ", whose)),
                    "give it a key or name of `people` as its title"
                            + (whose.isEmpty() ? ", or add the person there" + otherwise : "")));
        }
        if (event.times.stream().anyMatch(time -> !time.from().isBefore(time.until()))
                || event.placed(zone).findAny().isEmpty()) {
            problems.add(new Wrong(which + ", which takes no time", "give it an end that is after its start"));
        }
        return problems;
    }

    /** That of a file without problems, or one at an address. */
    static Rotation.Calendar calendar(Value calendar, Value people, ZoneId zone) {
        return calendar.as(OnCall.class).map(file -> new Rotation.Calendar(file.file, file.turns(people, zone),
                Optional.empty())).orElseGet(() -> remote(calendar, people, zone));
    }

    private static Rotation.Calendar remote(Value calendar, Value people, ZoneId zone) {
        RemoteCalendar<List<Rotation.Turn>> remote = new RemoteCalendar<>(calendar.path(), calendar.is(URI.class),
                List.of(), (events, now, problems) -> {
                    List<Event> all = EventTime.all(events);
                    if (all.isEmpty()) {
                        throw new Wrong("it has no event", ADD_EVENTS);
                    }
                    return new OnCall(calendar.path(), all).usable(people, zone, now, problems);
                });
        return new Rotation.Calendar(remote.host(), List.of(), Optional.of(remote));
    }

    /**
     * As it is, without what can't be taken: the service runs, and can't refuse to. Titles are not told, since who may read of the
     * problem may not know the calendar; nor is what has passed.
     */
    private List<Rotation.Turn> usable(Value people, ZoneId zone, Instant now, Consumer<Wrong> problems) {
        List<Event> usable = new ArrayList<>();
        for (Event event : events) {
            List<Wrong> found = problems(event, "it has an event of " + event.start(zone), "", people, zone);
            if (found.isEmpty()) {
                usable.add(event);
            } else if (event.end(zone).isAfter(now)) {
                found.forEach(problems);
            }
        }
        List<Rotation.Turn> turns = new ArrayList<>();
        Instant told = now;
        Instant free = Instant.MIN;
        for (Rotation.Turn turn : new OnCall(file, usable).turns(people, zone)) {
            if (turn.from().isBefore(free) && turn.until().isAfter(told)) {
                problems.accept(new Wrong(
                        "it has events over each other at " + LocalDateTime.ofInstant(turn.from(), zone)
                                + ", so the later starts when the other has ended",
                        "let one end where the other starts"));
                told = Instant.MAX;
            }
            Instant from = turn.from().isBefore(free) ? free : turn.from();
            if (from.isBefore(turn.until())) {
                turns.add(new Rotation.Turn(turn.person(), from, turn.until()));
                free = turn.until();
            }
        }
        return List.copyOf(turns);
    }

    private List<Rotation.Turn> turns(Value people, ZoneId zone) {
        return events.stream().flatMap(event -> {
            String person = event.whose(people).get(0);
            return event.placed(zone).map(placed -> new Rotation.Turn(person, placed.from, placed.until));
        }).sorted(Comparator.comparing(Rotation.Turn::from)).toList();
    }

    private List<Placed> placed(ZoneId zone) {
        return events.stream().flatMap(event -> event.placed(zone)).sorted(Comparator.comparing(Placed::from)).toList();
    }
}
