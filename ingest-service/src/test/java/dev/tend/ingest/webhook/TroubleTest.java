package dev.tend.ingest.webhook;

import static dev.tend.ingest.github.GithubPayloads.issue;
import static dev.tend.ingest.github.GithubPayloads.issues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.tend.ingest.Lumen;
import dev.tend.ingest.fact.Writer;
import dev.tend.ingest.source.Identities;
import dev.tend.ingest.source.WebhookTally;
import dev.tend.kit.community.Secret;

/** What a sender is answered when it is not its fault. */
class TroubleTest {

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void what_is_not_stored_is_answered_with_503_and_when_to_send_it_again() throws Exception {
        Response answer = deliver(stopped(), issues("opened", issue(7)).toString());

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("10");
        assertThat(metrics.counter("tend.webhooks", "source", "lantern", "outcome", "failed").count()).isEqualTo(1);
    }

    @Test
    void what_breaks_in_our_code_is_our_trouble_too() throws Exception {
        Webhooks webhooks = webhooks(null);
        assertThat(deliver(webhooks, issues("opened", issue(7)).toString()).getStatus()).isEqualTo(503);
    }

    @Test
    void a_writer_that_cannot_write_says_so_to_each_that_waits() {
        Writer writer = new Writer(null);
        writer.start(new StartupEvent());
        CompletableFuture<Void> first = writer.write(java.util.List.of(), Instant.EPOCH);
        CompletableFuture<Void> second = writer.write(java.util.List.of(), Instant.EPOCH);
        assertThatThrownBy(first::join).hasCauseInstanceOf(NullPointerException.class);
        assertThatThrownBy(second::join).hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void no_more_is_taken_than_can_wait() {
        Writer writer = new Writer(null);
        for (int i = 0; i < 1_000; i++) {
            assertThat(writer.write(java.util.List.of(), Instant.EPOCH)).isNotDone();
        }
        assertThat(writer.write(java.util.List.of(), Instant.EPOCH)).isCompletedExceptionally();
    }

    @Test
    void a_service_that_would_lose_every_webhook_does_not_start_in_production() {
        assertThatThrownBy(() -> new Publishing(new Writer(null), false).check(new StartupEvent()))
                .hasMessageContaining("tend.ingest.publish");
        assertThatCode(() -> new Publishing(new Writer(null), true).check(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    private static Writer stoppedWriter() throws InterruptedException {
        Writer writer = new Writer(null);
        writer.stop(new io.quarkus.runtime.ShutdownEvent());
        return writer;
    }

    private Webhooks stopped() throws InterruptedException {
        return webhooks(new Publishing(stoppedWriter(), true));
    }

    private Webhooks webhooks(Publishing publishing) {
        return new Webhooks(
                new Translator(Lumen.community(), null, new Identities(null, null, null, Clock.systemUTC())),
                null, publishing, new WebhookTally(null, Clock.systemUTC()), new WebhookMetrics(metrics),
                Clock.systemUTC());
    }

    private static Response deliver(Webhooks webhooks, String payload) {
        byte[] body = payload.getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = Map.of("X-GitHub-Event", "issues", "X-Hub-Signature-256",
                Signature.of(body, new Secret("a")));
        return webhooks.receive(Lumen.community().sources().get("lantern"), headers::get, body).await().indefinitely();
    }
}
