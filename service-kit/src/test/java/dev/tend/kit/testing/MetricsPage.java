package dev.tend.kit.testing;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands at {@code /q/metrics}, in Prometheus' text format. */
public final class MetricsPage {

    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+).*");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern PART = Pattern.compile("_(count|sum|bucket|max|active_count|duration_sum)$");

    private final List<Series> series = new ArrayList<>();
    private final Set<String> explained = new HashSet<>();

    /** One line of figures. */
    public record Series(String name, Map<String, String> labels, double value) {

        /** The metric that it is a part of: a histogram or a summary has several. */
        public String metric() {
            return PART.matcher(name).replaceFirst("");
        }

        private Map<String, String> spelled() {
            Map<String, String> spelled = new TreeMap<>(labels);
            spelled.replaceAll((label, text) -> text.replace('.', '_'));
            return spelled;
        }
    }

    public MetricsPage(String text) {
        for (String line : text.lines().toList()) {
            Matcher parts = SERIES.matcher(line);
            if (line.startsWith("# HELP ")) {
                String[] words = line.split(" ", 4);
                if (words.length == 4 && !words[3].isBlank()) {
                    explained.add(words[2]);
                }
            } else if (parts.matches()) {
                Map<String, String> labels = new TreeMap<>();
                LABEL.matcher(parts.group(2) == null ? "" : parts.group(2)).results()
                        .forEach(label -> labels.put(label.group(1), label.group(2)));
                series.add(new Series(parts.group(1), labels,
                        Double.parseDouble(parts.group(3).replace("Inf", "Infinity"))));
            }
        }
    }

    /** Of the service under test. */
    public static MetricsPage get() {
        return new MetricsPage(given().get("/q/metrics").asString());
    }

    public Stream<Series> series() {
        return series.stream();
    }

    /** Those of a metric, be it a single figure or of several parts. */
    public List<Series> of(String metric) {
        return series.stream().filter(one -> one.name.equals(metric) || one.metric().equals(metric)).toList();
    }

    /** Metrics that nothing explains. What explains a counter may leave out its last word. */
    public List<String> withoutHelp() {
        return series.stream()
                .filter(one -> Stream.of(one.name, one.metric(), one.name.replaceFirst("_(total|info)$", ""))
                        .noneMatch(explained::contains))
                .map(Series::name).distinct().toList();
    }

    /**
     * Series that count what another one of the same name counts too, so that a sum is too high: it has the same labels or more, or the
     * same ones in another spelling.
     */
    public List<String> doubled() {
        List<String> doubled = new ArrayList<>();
        series.stream().collect(Collectors.groupingBy(Series::name)).forEach((name, same) -> {
            List<Map<String, String>> spelled = same.stream().map(Series::spelled).toList();
            for (int i = 0; i < spelled.size(); i++) {
                for (int j = 0; j < spelled.size(); j++) {
                    if (i != j && spelled.get(j).entrySet().containsAll(spelled.get(i).entrySet())) {
                        doubled.add(same.get(i).toString());
                    }
                }
            }
        });
        return doubled;
    }
}
