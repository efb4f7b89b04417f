package dev.tend.kit.community;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What another file changes, for people who are about to use it. */
record Changes(Community before, Community after, Instant now) {

    Stream<String> lines() {
        List<String> changes = Stream.of(people(), rotations(), others()).flatMap(lines -> lines).toList();
        return changes.isEmpty()
                ? Stream.of("It changes nothing that can be told apart here.")
                : Stream.concat(Stream.of("It changes:"), changes.stream().map("  "::concat));
    }

    private Stream<String> people() {
        return Stream.concat(
                after.people().values().stream().filter(person -> !before.people().containsKey(person.key()))
                        .map(person -> "%s (%s) is new among people.".formatted(person.name(), person.key())),
                before.people().values().stream().filter(person -> !after.people().containsKey(person.key()))
                        .map(person -> ("%s (%s) is not among people any more: they serve no more from the start on, and "
                                + "what is theirs is given to who is on duty.")
                                .formatted(person.name(), person.key())));
    }

    private Stream<String> rotations() {
        Stream<String> gone = before.rotations().keySet().stream().filter(key -> !after.rotations().containsKey(key))
                .map("rotation %s is gone: what it gave stays with whom it has."::formatted);
        return Stream.concat(gone, after.rotations().values().stream().flatMap(rotation -> before.rotations()
                .containsKey(rotation.key())
                        ? changed(before.rotations().get(rotation.key()), rotation)
                        : Stream.of("rotation %s is new: %s.".formatted(rotation.key(), names(after, rotation)))));
    }

    private Stream<String> changed(Rotation was, Rotation is) {
        Stream<String> turns = Stream.empty();
        if (was.plan() instanceof Rotation.Rounds old && is.plan() instanceof Rotation.Rounds rounds) {
            boolean same = old.every().equals(rounds.every()) && old.starts().equals(rounds.starts())
                    && (old.order() == Rotation.Order.LONGEST_NOT_SERVED) == (rounds
                            .order() == Rotation.Order.LONGEST_NOT_SERVED)
                    && names(before, was).equals(names(after, is)) && before.zone().equals(after.zone());
            turns = same ? turns : Stream.of(turns(was, old, is, rounds));
        } else if (was.plan() instanceof Rotation.Calendar != is.plan() instanceof Rotation.Calendar) {
            turns = Stream
                    .of("rotation %s: its turns come from %s now, those that were too: nothing is remembered of a "
                            .formatted(is.key(), is.plan() instanceof Rotation.Calendar ? "a calendar" : "its members")
                            + "calendar.");
        }
        return isOfTheSame(was, is)
                ? turns
                : Stream.concat(turns,
                        Stream.of(("rotation %s: it takes other questions from the start on; those that it gave "
                                + "stay with whom they have.").formatted(is.key())));
    }

    private static boolean isOfTheSame(Rotation was, Rotation is) {
        return List.of(was.sources(), was.categories(), was.types(), was.flags(), was.authors())
                .equals(List.of(is.sources(), is.categories(), is.types(), is.flags(), is.authors()));
    }

    private String turns(Rotation was, Rotation.Rounds old, Rotation is, Rotation.Rounds rounds) {
        List<Person> then = before.turnsOf(was);
        List<Person> now = after.turnsOf(is);
        String joined = now.stream().filter(person -> !keys(then).contains(person.key())).map(Person::name)
                .collect(Collectors.joining(" and "));
        String left = then.stream().filter(person -> !keys(now).contains(person.key())).map(Person::name)
                .collect(Collectors.joining(" and "));
        return "rotation %s:%s%s %s the order is %s; each has %s.".formatted(is.key(),
                joined.isEmpty() ? "" : " " + joined + " joins.", left.isEmpty() ? "" : " " + left + " leaves.",
                from(Turns.of(old, before), Turns.of(rounds, after)), names(after, is),
                Summary.length(rounds.every()));
    }

    private String from(Turns old, Turns turns) {
        if (old.firstStart().isAfter(now)) {
            return "It has not begun; from %s on".formatted(wall(turns.firstStart()));
        }
        Instant end = old.start(old.at(now) + 1);
        if (!turns.equals(old) && turns.firstStart().isAfter(end)) {
            return "All goes on as it is until %s; from then on, beginning with the first,".formatted(
                    wall(turns.firstStart()));
        }
        return "Shifts that were and the one that runs, until %s, stay as they are; from then on, going on after who had the last,"
                .formatted(wall(end));
    }

    private String wall(Instant time) {
        LocalDateTime wall = LocalDateTime.ofInstant(time, after.zone());
        return wall.toLocalDate() + " " + wall.toLocalTime();
    }

    private static List<String> keys(List<Person> people) {
        return people.stream().map(Person::key).toList();
    }

    private static String names(Community community, Rotation rotation) {
        return community.turnsOf(rotation).stream().map(Person::name).collect(Collectors.joining(", then "));
    }

    /** All else, by what the summaries of the files say. */
    private Stream<String> others() {
        Map<String, String> was = byKey(before);
        Map<String, String> is = byKey(after);
        Stream<String> gone = was.entrySet().stream().filter(line -> !is.containsKey(line.getKey()))
                .map(line -> line.getKey() + " is gone.");
        return Stream.concat(gone, is.entrySet().stream()
                .filter(line -> !line.getValue().equals(was.get(line.getKey())))
                .map(line -> was.containsKey(line.getKey())
                        ? "%s: %s; before: %s.".formatted(line.getKey(), line.getValue(), was.get(line.getKey()))
                        : "%s is new: %s.".formatted(line.getKey(), line.getValue())));
    }

    /** What is there several times, such as pings to one destination, is one entry. */
    private static Map<String, String> byKey(Community community) {
        Map<String, String> lines = new LinkedHashMap<>();
        new Summary(community).things().filter(line -> !line.startsWith("rotation ")).forEach(line -> {
            int end = line.indexOf(": ");
            lines.merge(line.substring(0, end), line.substring(end + 2), (one, other) -> one + " and " + other);
        });
        return lines;
    }
}
