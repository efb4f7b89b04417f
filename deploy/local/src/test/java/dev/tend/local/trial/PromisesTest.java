package dev.tend.local.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class PromisesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Promises promises = new Promises();

    @Test
    void whatHoldsIsPrintedAndEndsWell() {
        promises.atMost("a page", Duration.ofMillis(80), Duration.ofMillis(300));
        promises.fact("heap", "40 MiB");
        promises.print(new PrintStream(out));

        assertThat(out.toString()).contains("| a page |         0.08 s | at most 0.30 s | held |");
    }

    @Test
    void whatIsTooSlowOrIsNotAnsweredAtAllDoesNotHold() {
        promises.atMost("a list", Duration.ofSeconds(9), Duration.ofSeconds(8));
        promises.atMost("a report", Duration.ofSeconds(-1), Duration.ofSeconds(8));
        promises.atMost("restarts", 0, 0, "times");

        assertThatThrownBy(() -> promises.print(new PrintStream(out)))
                .hasMessage("2 of 3 promises do not hold: see the table.");
        assertThat(out.toString()).contains("no answer", "NOT HELD");
    }
}
