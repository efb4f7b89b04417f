package dev.tend.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTestProfile;

import dev.tend.kit.testing.MetricsPage.Series;

/** Walks the metrics of a service that has just started, and compares them with docs/operations.md. */
public abstract class MetricsWalk {

    /** A service of its own, in which nothing has happened. */
    public static class JustStarted implements QuarkusTestProfile {
    }

    /** As the page names it: {@code ingest}. */
    protected abstract String service();

    @Test
    void each_metric_in_the_page_is_there_from_the_start_with_the_labels_that_the_page_says() {
        MetricsPage page = MetricsPage.get();

        assertThat(documented()).isNotEmpty()
                .allSatisfy(metric -> assertThat(page.of(metric.name())).as(metric.name()).isNotEmpty()
                        .filteredOn(MetricsWalk::isOfTend)
                        .allSatisfy(series -> assertThat(labels(series)).isEqualTo(metric.labels())));
    }

    @Test
    void each_metric_of_tend_is_in_the_page() {
        Set<String> names = documented().stream().map(DocumentedMetrics.Metric::name).collect(Collectors.toSet());

        assertThat(ofTend().filter(series -> !names.contains(series.name()) && !names.contains(series.metric())))
                .as("add it to the table in docs/operations.md").isEmpty();
    }

    @Test
    void each_metric_has_a_help_text() {
        assertThat(MetricsPage.get().withoutHelp()).isEmpty();
    }

    @Test
    void what_tend_counts_is_zero_until_it_happens() {
        assertThat(ofTend().filter(series -> series.name().matches(".*_(total|count|bucket)"))).isNotEmpty()
                .allSatisfy(series -> assertThat(series.value()).as(series.toString()).isZero());
    }

    @Test
    void no_series_counts_again_what_another_one_counts() {
        assertThat(MetricsPage.get().doubled()).isEmpty();
    }

    @Test
    void addresses_that_callers_make_up_are_no_labels() {
        Stream.of("/made-up/7", "/webhooks/made-up", "/api/made-up/7", "/q/made-up").forEach(path -> given().get(path));

        assertThat(MetricsPage.get().series()).allSatisfy(series -> assertThat(series.labels().values())
                .noneMatch(value -> value.contains("made-up")));
    }

    private List<DocumentedMetrics.Metric> documented() {
        return DocumentedMetrics.of(service());
    }

    private static Stream<Series> ofTend() {
        return MetricsPage.get().series().filter(MetricsWalk::isOfTend);
    }

    /** What libraries call their labels is their own affair. */
    private static boolean isOfTend(Series series) {
        return series.name().startsWith("tend_");
    }

    private static Set<String> labels(Series series) {
        Set<String> labels = new TreeSet<>(series.labels().keySet());
        labels.remove("le");
        return labels;
    }
}
