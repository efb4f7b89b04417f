package dev.tend.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The small table at the end. */
final class Figures {

    private record Figure(String what, String value) {
    }

    private final List<Figure> figures = new ArrayList<>();

    void add(String what, String value, Object... arguments) {
        figures.add(new Figure(what, String.format(Locale.ROOT, value, arguments)));
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    void print(PrintStream out) {
        int width = figures.stream().mapToInt(figure -> figure.what.length()).max().orElse(0);
        out.println();
        figures.forEach(figure -> out.printf("| %-" + width + "s | %s |%n", figure.what, figure.value));
    }
}
