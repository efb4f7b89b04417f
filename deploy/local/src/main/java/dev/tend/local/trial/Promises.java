package dev.tend.local.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tend.local.system.Trouble;

/** What was measured beside what is promised. */
final class Promises {

    private record Row(String what, String measured, String limit, boolean held) {
    }

    private final List<Row> rows = new ArrayList<>();

    /** @param measured negative where it did not end at all */
    void atMost(String what, Duration measured, Duration limit) {
        rows.add(new Row(what, measured.isNegative() ? "no answer" : seconds(measured), seconds(limit),
                !measured.isNegative() && measured.compareTo(limit) <= 0));
    }

    void atMost(String what, long measured, long limit, String unit) {
        rows.add(new Row(what, measured + " " + unit, limit + " " + unit, measured <= limit));
    }

    /** Something that is measured, and of which nothing is promised. */
    void fact(String what, String measured) {
        rows.add(new Row(what, measured, "", true));
    }

    /** @throws Trouble if one does not hold */
    void print(PrintStream out) {
        int width = rows.stream().mapToInt(row -> row.what.length()).max().orElse(0);
        out.println();
        rows.forEach(row -> out.printf(Locale.ROOT, "| %-" + width + "s | %14s | %14s | %s |%n", row.what,
                row.measured, row.limit.isEmpty() ? "" : "at most " + row.limit, row.held ? "held" : "NOT HELD"));
        long broken = rows.stream().filter(row -> !row.held).count();
        if (broken > 0) {
            throw new Trouble(broken + " of " + rows.size() + " promises do not hold: see the table.");
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
