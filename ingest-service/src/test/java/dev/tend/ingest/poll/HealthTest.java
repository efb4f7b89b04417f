package dev.tend.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.tend.events.SourceHealthChanged;
import dev.tend.events.SourceHealthChanged.State;

class HealthTest {

    private static final Instant SINCE = Instant.parse("2026-11-17T08:00:00Z");
    private static final Instant LATER = SINCE.plus(Duration.ofMinutes(5));
    private static final String ERROR = "HTTP 401: the token is not valid";

    @Test
    void a_source_that_fails_is_news_after_some_minutes_and_once() {
        assertThat(new Health(SINCE, false).news("core", ERROR, LATER.minusSeconds(1))).isEmpty();
        assertThat(new Health(SINCE, false).news("core", ERROR, LATER))
                .contains(new SourceHealthChanged("core", State.FAILING, SINCE, ERROR));
        assertThat(new Health(SINCE, true).news("core", ERROR, LATER)).isEmpty();
    }

    @Test
    void that_it_works_is_news_only_where_its_failing_was() {
        assertThat(new Health(null, false).news("core", null, LATER)).isEmpty();
        assertThat(new Health(null, true).news("core", null, LATER))
                .contains(new SourceHealthChanged("core", State.WORKING, LATER, null));
    }
}
