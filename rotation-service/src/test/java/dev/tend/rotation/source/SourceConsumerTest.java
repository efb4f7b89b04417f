package dev.tend.rotation.source;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Event;
import dev.tend.events.SourceHealthChanged;
import dev.tend.events.SourceHealthChanged.State;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;

@QuarkusTest
class SourceConsumerTest extends ServiceTest {

    private static final String ERROR = "HTTP 401: the token is not valid";
    private static final Instant SINCE = Instant.parse("2026-01-06T08:00:00Z");
    private static final String FAILING = "; failing since Tue 6 Jan, 09:00: " + ERROR;

    @Test
    void a_report_says_which_source_cant_be_read_until_it_can() {
        Instant now = Instant.now();
        tell("forum", State.FAILING, SINCE, ERROR, now);
        tell("attic", State.FAILING, SINCE, ERROR, now);
        await().untilAsserted(() -> get("/api/reports?source=forum").body("places.failingSince",
                is(List.of(SINCE.toString()))).body("places.error", hasItem(ERROR)));
        get("/api/reports").body("places.findAll { it.source == 'attic' }.failingSince",
                not(hasItem(SINCE.toString())));
        get("/api/digests/weather/preview").body("report.find { it.title == 'How the places are' }.entries.text",
                hasItem(allOf(startsWith("forum: "), endsWith(FAILING))));

        tell("forum", State.WORKING, now, null, now.plusSeconds(2));
        tell("forum", State.FAILING, SINCE, ERROR, now.plusSeconds(1));
        tell("labs", State.FAILING, SINCE, ERROR, now.plusSeconds(3));
        await().untilAsserted(() -> get("/api/reports?source=labs").body("places.error", hasItem(ERROR)));
        get("/api/reports?source=forum").body("places.error", not(hasItem(ERROR)));
    }

    private static void tell(String source, State state, Instant since, @Nullable String error, Instant at) {
        Topic.publish(Event.of("ingest-service", new SourceHealthChanged(source, state, since, error), at, state, at));
    }
}
