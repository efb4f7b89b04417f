package dev.tend.ingest.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.NotWanted;
import dev.tend.ingest.fact.Translation.Wanted;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.LongTexts;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.source.WebhookTally;
import dev.tend.ingest.source.WebhookTally.Outcome;
import dev.tend.ingest.webhook.WebhookResource.Taken;
import dev.tend.kit.LowerCase;
import dev.tend.kit.community.Source;

/** Takes webhooks: size, signature, parse, translate, write; in this order. */
@ApplicationScoped
class Webhooks {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    /** GitHub waits ten seconds for an answer. */
    private static final int PATIENCE_SECONDS = 8;

    private final Translator translator;
    private final UnreadableWebhooks unreadable;
    private final Publishing publishing;
    private final WebhookTally tally;
    private final WebhookMetrics metrics;
    private final Clock clock;

    Webhooks(Translator translator, UnreadableWebhooks unreadable, Publishing publishing, WebhookTally tally,
            WebhookMetrics metrics, Clock clock) {
        this.translator = translator;
        this.unreadable = unreadable;
        this.publishing = publishing;
        this.tally = tally;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The answer; it never fails. Problems are answered here, not thrown: they would be logged once for each webhook. */
    Uni<Response> receive(Source source, Function<String, @Nullable String> headers, byte[] body) {
        long start = System.nanoTime();
        Instant heardAt = clock.instant();
        Translation translation;
        try {
            translation = read(source, headers, body);
        } catch (Unread unread) {
            return keep(source, unread);
        } catch (HttpProblem problem) {
            return Uni.createFrom().item(refused(source, problem).toResponse());
        } catch (RuntimeException e) {
            LOG.errorf("A webhook of %s broke its translation: %s", source.key(), e.getClass().getName());
            return Uni.createFrom().item(failed(source));
        }
        if (translation instanceof NotWanted notWanted) {
            count(source.key(), Outcome.NOT_WANTED, null);
            return Uni.createFrom().item(Response.ok(new Taken("not wanted", notWanted.reason())).build());
        }
        return Uni.createFrom()
                .completionStage(() -> publishing.publish(((Wanted) translation).tellings(), heardAt)
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .map(done -> {
                    count(source.key(), Outcome.ACCEPTED, null);
                    metrics.accepted(System.nanoTime() - start);
                    return Response.accepted(new Taken("accepted", null)).build();
                }).onFailure().recoverWithItem(e -> failed(source));
    }

    private Translation read(Source source, Function<String, @Nullable String> headers, byte[] body) {
        if (body.length > source.kind().bodyLimit()) {
            throw Refusal.tooLarge(source);
        }
        if (source.webhookSecrets().isEmpty()) {
            throw Refusal.noSecret();
        }
        boolean github = source.kind() == Source.Kind.GITHUB;
        String signature = headers.apply(github ? "X-Hub-Signature-256" : "X-Discourse-Event-Signature");
        if (!Signature.isRight(signature, body, source.webhookSecrets())) {
            throw Refusal.wrongSignature();
        }
        String type = headers.apply("Content-Type");
        if (type != null && LowerCase.of(type).startsWith("application/x-www-form-urlencoded")) {
            throw Refusal.form();
        }
        String event = headers.apply(github ? "X-GitHub-Event" : "X-Discourse-Event");
        int length = LongTexts.cut(body);
        JsonNode payload;
        try {
            if (event == null) {
                throw new Malformed("the header that names the event is missing");
            }
            payload = Json.parse(body, length);
        } catch (Malformed e) {
            throw Refusal.unreadable(e);
        }
        try {
            translator.hear(source, event, payload, headers);
            return translator.translate(source, event, payload, clock.instant());
        } catch (Malformed e) {
            throw length > UnreadableWebhooks.LARGEST
                    ? Refusal.unreadable(e)
                    : new Unread(event, e.getMessage(), Arrays.copyOf(body, length));
        }
    }

    /** It is as it should be but for something that is needed and can't be read. */
    private static final class Unread extends RuntimeException {

        private final String event;
        private final byte[] body;

        Unread(String event, String reason, byte[] body) {
            super(reason, null, false, false);
            this.event = event;
            this.body = body;
        }
    }

    /** Nobody sends it again, whatever is answered: its bytes are kept, so that it is not lost. */
    private Uni<Response> keep(Source source, Unread unread) {
        return Uni.createFrom().item(() -> {
            unreadable.keep(source, unread.event, unread.getMessage(), unread.body);
            count(source.key(), Outcome.UNREADABLE, "kept, unreadable: " + unread.getMessage());
            return Response.accepted(new Taken("kept", unread.getMessage())).build();
        }).runSubscriptionOn(Infrastructure.getDefaultWorkerPool()).onFailure().recoverWithItem(e -> {
            LOG.errorf("An unreadable webhook of %s can't be kept: %s", source.key(), e.getClass().getName());
            return failed(source);
        });
    }

    HttpProblem refused(Source source, HttpProblem problem) {
        count(source.key(), Outcome.REFUSED, problem.getStatusCode() + " " + problem.getTitle());
        return problem;
    }

    /** Of no source: counted in the metrics only. */
    Response refused(HttpProblem problem) {
        metrics.countRefused();
        return problem.toResponse();
    }

    HttpProblem noRoom(Source source) {
        count(source.key(), Outcome.FAILED, "503 too many bodies at once");
        return Refusal.noRoom();
    }

    private Response failed(Source source) {
        count(source.key(), Outcome.FAILED, "503 could not be stored");
        return Refusal.ourTrouble().toResponse();
    }

    private void count(String source, Outcome outcome, @Nullable String error) {
        tally.count(source, outcome, error);
        metrics.count(source, outcome);
    }
}
