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
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A calendar that says who is on duty, before it is known who the people are.
 *
 * @param file its path, as {@code community.yaml} has it
 */
record OnCall(String file, CalendarEvents found) {

    private static final String ADD_EVENTS = "add one for each shift, with the person's name as its title";

    /**
     * @param summary its title
     * @param mails of those who are invited, in lower case
     * @param times when it is; several where it comes again
     */
    record Event(String summary, List<String> mails, List<EventTime> times) {

        /** The keys of the people whose it is: whom the title names, or else who is invited. */
        private List<String> whose(Value people) {
            String title = Names.plain(summary).replaceFirst("^@", "");
            List<String> named = people.entries().keySet().stream()
                    .filter(key -> Stream.concat(Stream.of(key), names(people.get(key))).map(Names::plain)
                            .anyMatch(title::equals))
                    .toList();
            return named.isEmpty()
                    ? people.entries().keySet().stream().filter(key -> people.get(key).get("email").text()
                            .filter(mail -> mails.contains(Names.plain(mail))).isPresent()).toList()
                    : named;
        }

        /** Whose it is as far as that is known, to compare it with others. */
        private String owner(Value people) {
            List<String> whose = whose(people);
            return whose.size() == 1 ? whose.get(0) : "?" + summary;
        }

        private static Stream<String> names(Value person) {
            return Stream.concat(Stream.of(person.get("name"), person.get("email")),
                    person.get("handles").entries().values().stream()).flatMap(name -> name.text().stream());
        }

        /** Without those that a change of the clocks skips as a whole. */
        private Stream<Placed> placed(String person, ZoneId zone) {
            return times.stream().map(time -> new Placed(this, person, time.start(zone), time.end(zone)))
                    .filter(placed -> placed.from.isBefore(placed.until));
        }

        private LocalDateTime start(ZoneId zone) {
            return LocalDateTime.ofInstant(times.get(0).start(zone), zone);
        }

        private Instant end(ZoneId zone) {
            return times.get(times.size() - 1).end(zone);
        }
    }

    private record Placed(Event event, String person, Instant from, Instant until) {
        private String at(ZoneId zone) {
            return quote(event.summary) + " of " + LocalDateTime.ofInstant(from, zone);
        }
    }

    /** A path beside the file that names it. */
    static OnCall read(String text, Path file) throws Wrong {
        OnCall found = new OnCall(text,
                CalendarFile.read(text, file, "`members` and `starts`", CalendarEvents::of));
        if (found.found.isEmpty()) {
            throw new Wrong(quote(text) + " has no event", ADD_EVENTS);
        }
        return found;
    }

    /** What keeps it from being a rotation. */
    List<Wrong> problems(Value people, ZoneId zone) {
        List<Wrong> problems = new ArrayList<>();
        found.unread().forEach(unread -> problems.add(unread.why()
                .in(quote(file) + " (event " + quote(unread.event().title()) + ")")));
        for (Event event : found.events()) {
            problems.addAll(problems(event, quote(file) + " has the event " + quote(event.summary) + " of "
                    + event.start(zone), ", or remove the event if it has passed", people, zone));
        }
        List<Wrong> overlaps = new ArrayList<>();
        turns(found.events(), people, zone, (earlier, later) -> overlaps.add(new Wrong(
                quote(file) + " has events over each other: " + earlier.at(zone) + " and " + later.at(zone),
                "let one end where the other starts")));
        problems.addAll(overlaps.stream().limit(1).toList());
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
                || event.placed("", zone).findAny().isEmpty()) {
            problems.add(new Wrong(which + ", which takes no time", "give it an end that is after its start"));
        }
        return problems;
    }

    /** That of a file without problems, or one at an address. */
    static Rotation.Calendar calendar(Value calendar, Value people, ZoneId zone) {
        return calendar.as(OnCall.class)
                .map(file -> new Rotation.Calendar(file.file,
                        turns(file.found.events(), people, zone, (earlier, later) -> {
                        }), Optional.empty()))
                .orElseGet(() -> remote(calendar, people, zone));
    }

    private static Rotation.Calendar remote(Value calendar, Value people, ZoneId zone) {
        RemoteCalendar<List<Rotation.Turn>> remote = new RemoteCalendar<>(calendar.path(), calendar.is(URI.class),
                List.of(), (events, now, problems) -> {
                    CalendarEvents all = CalendarEvents.of(events);
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
        found.unread().stream().filter(unread -> !unread.event().hasPassed(now))
                .forEach(unread -> problems.accept(unread.why().in("it")));
        List<Event> usable = new ArrayList<>();
        for (Event event : found.events()) {
            List<Wrong> wrong = problems(event, "it has an event of " + event.start(zone), "", people, zone);
            if (wrong.isEmpty()) {
                usable.add(event);
            } else if (event.end(zone).isAfter(now)) {
                wrong.forEach(problems);
            }
        }
        List<Wrong> overlaps = new ArrayList<>();
        List<Rotation.Turn> turns = turns(usable, people, zone, (earlier, later) -> {
            if (later.until.isAfter(now)) {
                overlaps.add(new Wrong("it has events over each other at " + LocalDateTime.ofInstant(later.from, zone)
                        + ", so the later starts when the other has ended", "let one end where the other starts"));
            }
        });
        overlaps.stream().limit(1).forEach(problems);
        return turns;
    }

    /**
     * In order, none over another: the later of two starts when the other has ended. Two of one person are no problem.
     *
     * @param overlaps told of two of several people at a time, the earlier first
     */
    private static List<Rotation.Turn> turns(List<Event> events, Value people, ZoneId zone,
            BiConsumer<Placed, Placed> overlaps) {
        List<Rotation.Turn> turns = new ArrayList<>();
        Optional<Placed> last = Optional.empty();
        for (Placed next : events.stream().flatMap(event -> event.placed(event.owner(people), zone))
                .sorted(Comparator.comparing(Placed::from)).toList()) {
            Instant free = last.map(Placed::until).orElse(Instant.MIN);
            if (next.from.isBefore(free) && !next.person.equals(last.get().person)) {
                overlaps.accept(last.get(), next);
            }
            Instant from = next.from.isBefore(free) ? free : next.from;
            if (from.isBefore(next.until)) {
                turns.add(new Rotation.Turn(next.person, from, next.until));
                last = Optional.of(next);
            }
        }
        return List.copyOf(turns);
    }
}
