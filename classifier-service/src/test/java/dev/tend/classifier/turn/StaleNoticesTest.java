package dev.tend.classifier.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.classifier.Communities;
import dev.tend.classifier.type.RuleFile;
import dev.tend.kit.community.Classification;

class StaleNoticesTest {

    private final StaleNotices notices = new StaleNotices(RuleFile.builtIn(), Communities.plain());

    @ParameterizedTest
    @ValueSource(strings = {
            "This issue has been automatically marked as stale because it has not had recent activity.",
            "Hi @visitor! This issue was automatically marked as stale.",
            "This issue is stale because it has been open for 60 days with no activity.",
            ":wave: This topic has been automatically locked due to inactivity",
            "This topic was automatically closed 30 days after the last reply. New replies are no longer allowed.",
            "Issues go stale after 90d of inactivity.\nMark the issue as fresh with `/remove-lifecycle stale`.",
            "Closing this issue due to inactivity.",
            "There has been no recent activity here.",
            "/lifecycle stale",
            "/label bug\n/assign @me\n"})
    void automatic_texts_are_recognised(String reply) {
        assertThat(notices.match(reply)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "> This issue has been automatically marked as stale.\n\nNot stale, it still happens in 4.3.",
            "Why was this marked as stale? Nobody has answered me.",
            "I can still reproduce this issue.",
            "This issue has been fixed in 4.3.1, please try it.",
            "/etc/heron.conf is where you set it. It is read at start.",
            "Try the new release",
            ""})
    void what_people_write_is_not(String reply) {
        assertThat(notices.match(reply)).isFalse();
    }

    @Test
    void a_community_adds_its_own() {
        Classification own = new Classification(Map.of(), Map.of(), Map.of(), List.of(),
                List.of("^our robot says"), List.of(), true);

        assertThat(new StaleNotices(RuleFile.builtIn(), Communities.with(own)).match("Our robot says: hurry up"))
                .isTrue();
    }
}
