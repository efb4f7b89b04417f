package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.tend.local.standin.ChatServer.Mode;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;

@WithTend
class ChatIsDownIT {

    private final Whole whole;

    ChatIsDownIT(Whole whole) {
        this.whole = whole;
    }

    @AfterEach
    void up() {
        whole.chat.setMode(Mode.OK);
    }

    @ParameterizedTest
    @EnumSource(names = { "DOWN", "BUSY"})
    void everyPingIsShownOnceWhenItIsBackAndNoneForWhatWasSettledMeanwhile(Mode mode) throws Exception {
        whole.chat.setMode(mode);
        List<Issue> open = Stream.generate(Questions::any).limit(20).toList();
        List<Issue> settled = Stream.generate(Questions::any).limit(10).toList();
        int refusedBefore = whole.chat.refused();
        for (Issue issue : Stream.concat(open.stream(), settled.stream()).toList()) {
            assertThat(whole.app.opened(issue).send(whole.client.ingest())).isEqualTo(202);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> whole.chat.refused() >= refusedBefore + Whole.channels().size());
        for (Issue issue : settled) {
            User maintainer = User.member("maintainer");
            assertThat(whole.app.issue("closed", issue, maintainer, Instant.now()).send(whole.client.ingest()))
                    .isEqualTo(202);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> settled.stream().allMatch(issue -> whole.client
                .question(Questions.id(whole.app, issue)).orElseThrow().path("state").asText().equals("SETTLED")));

        whole.chat.setMode(Mode.OK);

        whole.awaitShownEverywhere(Duration.ofSeconds(60), open);
        assertThat(open).allSatisfy(issue -> assertThat(whole.shown(issue)).isEqualTo(Whole.onceEach()));
        assertThat(settled).allSatisfy(issue -> assertThat(whole.shown(issue)).isEmpty());
    }
}
