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
            "Nothing has happened here for 28 days, so I mark this as stale. It closes in a week.\n\n/lifecycle stale",
            "This issue was closed because it has been stalled for 5 days with no activity.",
            "This issue was closed because it has been inactive for 14 days since being marked as stale.",
            "This issue has had no activity for 60 days. It will close after 14 more days unless updated.",
            "This issue has been inactive for 45 days. It will close in 14 days unless it is updated.",
            "There hasn't been any activity on this issue recently, so we clean up. Is it still there in 4.3?",
            "No activity for 14 days: marked stale. It will close in 16 days unless there is new activity.",
            "Closing after 30 days of inactivity. Reopen if it is still relevant.",
            "Closing this issue after a prolonged period of inactivity. If it still happens, open a new issue.",
            "The Heron project currently lacks enough contributors to answer all issues.\n\nThis bot triages them so:\n"
                    + "- After 90d of inactivity, `lifecycle/stale` is applied",
            "Stale issues rot after 30d of inactivity.\nMark it as fresh with `/remove-lifecycle rotten`.",
            "Rotten issues close after 30d of inactivity.\nReopen it with `/reopen`.",
            "@heron-robot: Closing this issue.\n\n<details>\n\nIn response to [this](https://heron.test)</details>",
            "This issue has been automatically closed because there has been no response to our question.",
            "Hello, this issue has been automatically marked as stale since it waits for its author and there was no word.",
            "[STALE] This stale issue has been automatically closed. Thank you for your contributions.",
            "Is this still relevant? What is blocking it?\n\nThis issue has been automatically marked as stale because "
                    + "it has not had recent activity. It will be closed if no further activity occurs.",
            "This issue has been automatically locked since there has not been any recent activity after it was closed. "
                    + "Please open a new issue for related bugs.",
            "🔒 This issue has been automatically closed due to inactivity.",
            "This discussion has been open for 60 days with no activity. It will be closed in 7 days.",
            "This issue hasn't been updated for a while. It will be closed if no further activity occurs.",
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
            "This issue was automatically closed, but it still happens in 4.3.",
            "I see that this issue was automatically closed. I still have the problem.",
            "Please reopen, this issue was closed automatically.",
            "There was no update after I restarted the server.",
            "The thread is idle while the lock is held: look at the dump.",
            "This bug was closed in 4.2 by #12. Which version have you?",
            "This report was closed as a duplicate of #12, which has the answer.",
            "There is no activity light on the device, is that right?",
            "It closes the stale connection after 30 days of inactivity in our log.",
            "This issue is fixed in 4.3, I'm closing it. Feel free to reopen it.",
            "This request has no response: the server drops it. Set the timeout.",
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
