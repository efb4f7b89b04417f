package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A calendar that says who is on duty, before it is known who the people are.
 *
 * @param file its path, as {@code community.yaml} has it
 */
record OnCall(String file, List<Event> events) {

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

        private String at(ZoneId zone) {
            return quote(summary) + " of " + LocalDateTime.ofInstant(times.get(0).start(zone), zone);
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
            throw new Wrong(quote(text) + " has no event",
                    "add one for each shift, with the person's name as its title");
        }
        return found;
    }

    /** What keeps it from being a rotation. */
    List<Wrong> problems(Value people, ZoneId zone) {
        List<Wrong> problems = new ArrayList<>();
        for (Event event : events) {
            List<String> whose = event.whose(people);
            if (whose.size() != 1) {
                problems.add(new Wrong(quote(file) + " has the event " + event.at(zone) + ", which "
                        + (whose.isEmpty() ? "names nobody of people" : "may be of " + String.join(" or ", whose)),
                        "give it a key or name of `people` as its title"
                                + (whose.isEmpty() ? ", or add the person there" : "")));
            }
            if (event.times.stream().anyMatch(time -> !time.start(zone).isBefore(time.end(zone)))) {
                problems.add(new Wrong(quote(file) + " has the event " + event.at(zone) + ", which takes no time",
                        "give it an end that is after its start"));
            }
        }
        List<Placed> placed = placed(zone);
        Stream.iterate(1, i -> i + 1).limit(placed.size() - 1L)
                .filter(i -> placed.get(i).from.isBefore(placed.get(i - 1).until)).findFirst()
                .ifPresent(i -> problems.add(new Wrong(quote(file) + " has events over each other: "
                        + placed.get(i - 1).at(zone) + " and " + placed.get(i).at(zone),
                        "let one end where the other starts")));
        return problems;
    }

    /** Where it has no problems. */
    Rotation.Calendar calendar(Value people, ZoneId zone) {
        return new Rotation.Calendar(file, placed(zone).stream().map(placed -> new Rotation.Turn(
                placed.event.whose(people).get(0), placed.from, placed.until)).toList());
    }

    private List<Placed> placed(ZoneId zone) {
        return events.stream().flatMap(event -> event.times.stream()
                .map(time -> new Placed(event, time.start(zone), time.end(zone))))
                .sorted(Comparator.comparing(Placed::from)).toList();
    }
}
