package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.standin.Webhook;

@WithTend
class RefusedWebhooksIT {

    private static final int OVER_GITHUBS_LIMIT = 25 * 1024 * 1024 + 1;

    private final Whole whole;
    private final Issue issue = Questions.any();

    RefusedWebhooksIT(Whole whole) {
        this.whole = whole;
    }

    private int send(Webhook webhook) throws Exception {
        return webhook.send(whole.client.ingest());
    }

    @Test
    void whatIsForgedBrokenTooLargeOrNotWantedLeavesNoTrace() throws Exception {
        Webhook opened = whole.app.opened(issue);
        assertThat(send(opened.with("X-Hub-Signature-256", Webhook.signature("a guess", opened.body()))))
                .isEqualTo(401);
        byte[] changed = new String(opened.body(), StandardCharsets.UTF_8).replace("visitor", "intruder")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(send(new Webhook("app", opened.headers(), changed))).isEqualTo(401);
        assertThat(send(whole.app.delivery("issues", "{not json".getBytes(StandardCharsets.UTF_8)))).isEqualTo(400);
        assertThat(send(whole.app.delivery("issues", new byte[OVER_GITHUBS_LIMIT]))).isEqualTo(413);
        assertThat(send(opened.to("nowhere"))).isEqualTo(404);
        assertThat(send(whole.app.delivery("star", opened.body()))).isEqualTo(200);
        assertThat(send(whole.app.ping())).isEqualTo(200);
        assertThat(send(whole.app.pullRequestComment(issue, User.visitor("reviewer"), "Looks good", Instant.now())))
                .isEqualTo(200);

        Issue next = Questions.any();
        assertThat(send(whole.app.opened(next))).isEqualTo(202);
        whole.awaitShownEverywhere(next);
        assertThat(whole.client.question(Questions.id(whole.app, issue))).isEmpty();
        assertThat(whole.shown(issue)).isEmpty();
    }
}
