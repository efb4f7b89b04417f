package dev.tend.notifier.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** The answer to an empty message says whether an incoming webhook is well. */
class SightTest {

    @Test
    void a_webhook_that_refuses_an_empty_message_or_takes_it_is_well() {
        assertThat(Sight.ofEmptyMessage(new Outcome.Rejected("400 no_text"))).isEqualTo(new Sight.Blind(""));
        assertThat(Sight.ofEmptyMessage(new Outcome.Sent(Optional.empty()))).isEqualTo(new Sight.Blind(""));
        assertThat(Sight.ofEmptyMessage(new Outcome.Repairable("400 odd", "look", false)))
                .isEqualTo(new Sight.Blind(""));
    }

    @Test
    void one_that_errs_or_is_busy_is_asked_again_later() {
        assertThat(Sight.ofEmptyMessage(new Outcome.Unknown("503")))
                .isEqualTo(new Sight.NotNow(Optional.empty(), "503"));
        assertThat(Sight.ofEmptyMessage(new Outcome.RetryLater(Optional.of(Duration.ofSeconds(7)), "429")))
                .isEqualTo(new Sight.NotNow(Optional.of(Duration.ofSeconds(7)), "429"));
    }

    @Test
    void one_that_a_person_must_mend_says_how() {
        assertThat(Sight.ofEmptyMessage(new Outcome.Repairable("404 no_service", "make another", true)))
                .isEqualTo(new Sight.NotNow(Optional.empty(), "404 no_service", "make another"));
    }
}
