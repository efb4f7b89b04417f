package dev.tend.notifier.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.tend.events.DigestDue;

/** A report as lines of a message: each part under its title, with what it counts. */
final class ReportLines {

    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 200;

    private ReportLines() {
    }

    /** Adds the parts that there is room for. */
    static void add(List<DigestDue.Part> report, Markup markup, Variables variables, List<Shown> lines, int room) {
        int left = room;
        for (DigestDue.Part part : report) {
            List<Shown> next = new ArrayList<>();
            next.add(variables.written(variables.shown(part.title(), LONGEST_TITLE).strong().written() + " "
                    + variables.shown("(" + part.counts() + ")", LONGEST_TEXT).quiet().written()));
            part.entries().forEach(entry -> next.add(entry(entry, markup, variables)));
            left -= next.stream().mapToInt(shown -> shown.written().length() + 1).sum();
            if (left < 0) {
                return;
            }
            lines.addAll(next);
        }
    }

    private static Shown entry(DigestDue.Entry entry, Markup markup, Variables variables) {
        String links = entry.links().stream()
                .map(link -> markup.link(new Untrusted(link.url()), new Untrusted(link.title()), LONGEST_TITLE))
                .collect(Collectors.joining(", "));
        String text = "• " + variables.shown(entry.text(), LONGEST_TEXT).written();
        return variables.written(links.isEmpty() ? text : text + ": " + links);
    }
}
