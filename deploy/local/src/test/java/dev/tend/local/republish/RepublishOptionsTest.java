package dev.tend.local.republish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.local.system.Trouble;

class RepublishOptionsTest {

    @Test
    void withoutOptionsAllIsPublishedAgain() {
        assertThat(RepublishOptions.of(List.of()).query()).isEmpty();
    }

    @Test
    void aTimeAndASourceLimitIt() {
        assertThat(RepublishOptions.of(List.of("--source", "forum", "--since", "2026-01-31T09:00:00+01:00")).query())
                .isEqualTo("?since=2026-01-31T09%3A00%2B01%3A00&source=forum");
    }

    @Test
    void whatIsNotKnownOrNoTimeIsSaidSo() {
        assertThatThrownBy(() -> RepublishOptions.of(List.of("--sinse", "x"))).isInstanceOf(Trouble.class)
                .hasMessage("tend republish does not know --sinse: it takes --since TIME and --source KEY.")
                .extracting("exitCode").isEqualTo(2);
        assertThatThrownBy(() -> RepublishOptions.of(List.of("--source"))).hasMessage("--source lacks its value.");
        assertThatThrownBy(() -> RepublishOptions.of(List.of("--since", "yesterday")))
                .hasMessageContaining("2026-01-31T09:00:00Z");
    }
}
