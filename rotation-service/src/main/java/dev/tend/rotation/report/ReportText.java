package dev.tend.rotation.report;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tend.events.DigestDue;
import dev.tend.events.QuestionType;
import dev.tend.kit.Age;
import dev.tend.kit.community.Community;

/** Figures in words, part by part; each part says what it counts. Parts with nothing to say are left out. */
record ReportText(Community community) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    List<DigestDue.Part> of(Figures figures, boolean month, boolean holdsPrivate) {
        String time = month ? "month" : "week";
        List<DigestDue.Part> parts = new ArrayList<>();
        part(parts, "Came in and settled", "questions of the last " + time + ", none of the team's or of bots"
                + (holdsPrivate ? "" : "; here, as in all that follows, only those that everybody may read"),
                flows(figures));
        part(parts, "First answer", "by anybody but the asker and bots", firstAnswer(figures.firstAnswer()));
        part(parts, "Unanswered now", "open, whenever they were asked; the oldest first",
                counted(figures.unanswered(), "open without any answer"));
        part(parts, "Who carried how much", "came to them in the last " + time + ", settled in it, open now",
                figures.loads().stream().map(load -> entry("%s: %d came, %d settled, %d open".formatted(
                        community.nameOf(load.person()), load.given(), load.settled(), load.open()))).toList());
        part(parts, "What rises", "in titles of public questions, beside the four " + time + "s before",
                figures.rising().stream().map(term -> entry("“%s”: %d, and usually %s".formatted(term.term(),
                        term.now(), decimal(term.usual())), term.examples())).toList());
        part(parts, "How the places are", "beside the four " + time + "s before",
                figures.places().stream().map(this::place).toList());
        part(parts, "To be documented",
                "settled in the last " + time + " without a link, of those that documentation answers",
                counted(figures.withoutLink(), "settled without a link"));
        return parts;
    }

    private static void part(List<DigestDue.Part> parts, String title, String counts, List<DigestDue.Entry> entries) {
        if (!entries.isEmpty()) {
            parts.add(new DigestDue.Part(title, counts, entries));
        }
    }

    private static List<DigestDue.Entry> flows(Figures figures) {
        Map<String, List<Figures.Flow>> bySource = figures.flows().stream()
                .collect(Collectors.groupingBy(Figures.Flow::source, LinkedHashMap::new, Collectors.toList()));
        return bySource.entrySet().stream().map(source -> {
            List<Figures.Flow> flows = source.getValue();
            long cameIn = flows.stream().mapToLong(Figures.Flow::cameIn).sum();
            String types = flows.stream().filter(flow -> flow.cameIn() > 0)
                    .map(flow -> flow.cameIn() + " " + word(flow.type())).collect(Collectors.joining(", "));
            return entry("%s: %d came in%s, %d settled".formatted(source.getKey(), cameIn,
                    types.isEmpty() ? "" : " (" + types + ")",
                    flows.stream().mapToLong(Figures.Flow::settled).sum()));
        }).toList();
    }

    private static List<DigestDue.Entry> firstAnswer(Figures.FirstAnswer answer) {
        if (answer.cameIn() == 0) {
            return List.of();
        }
        String speed = answer.median() == null
                ? ""
                : "; half of those within %s, nine of ten within %s".formatted(Age.of(answer.median()),
                        Age.of(answer.ninetieth()));
        return List.of(entry("%d of the %d that came in have one%s".formatted(answer.answered(), answer.cameIn(),
                speed)));
    }

    private static List<DigestDue.Entry> counted(Figures.Examples examples, String what) {
        return examples.count() == 0 ? List.of() : List.of(entry(examples.count() + " " + what, examples.examples()));
    }

    private DigestDue.Entry place(Figures.Place place) {
        Duration silent = place.silentFor();
        return entry("%s: %d came in, usually %s%s%s".formatted(place.source(), place.cameIn(), decimal(place.usual()),
                silent == null ? "" : "; silent for " + Age.of(silent) + ", longer than ever in that time",
                place.failingSince() == null
                        ? ""
                        : "; failing since " + TIME.withZone(community.zone()).format(place.failingSince())
                                + (place.error() == null ? "" : ": " + place.error())));
    }

    private static DigestDue.Entry entry(String text) {
        return entry(text, List.of());
    }

    private static DigestDue.Entry entry(String text, List<Figures.Example> examples) {
        return new DigestDue.Entry(text, examples.stream()
                .map(example -> new DigestDue.Link(example.question(), example.url(), example.title())).toList());
    }

    private static String word(QuestionType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String decimal(double number) {
        return number == Math.rint(number)
                ? String.valueOf(Math.round(number))
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
