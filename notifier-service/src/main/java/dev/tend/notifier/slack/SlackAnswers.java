package dev.tend.notifier.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Meaning;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Statuses;

/** The meaning of Slack's answers, by the way on which a message was sent. */
final class SlackAnswers {

    private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited", "message_limit_exceeded");

    private SlackAnswers() {
    }

    /** An incoming webhook answers with a status and a word as plain text; {@code ok} where the message is shown. */
    static Outcome ofWebhook(Answer answer) {
        if (!(answer instanceof Answer.Response response)) {
            return withoutResponse(answer);
        }
        String body = response.body().strip();
        if (response.status() / 100 == 2) {
            return Statuses.isAcknowledged(body)
                    ? new Outcome.Sent(Optional.empty())
                    : new Outcome.Unknown("Slack answers " + response.status() + " without ok");
        }
        return of(response, body.matches("[a-z_]{1,60}") ? body : "");
    }

    /** The Web API answers 200 with {@code ok} and {@code error}. */
    static Outcome ofApi(Answer answer) {
        if (!(answer instanceof Answer.Response response)) {
            return withoutResponse(answer);
        }
        SlackReply reply = SlackReply.of(response.body());
        if (response.status() / 100 == 2 && reply.ok() && reply.json().hasNonNull("ts")) {
            return new Outcome.Sent(Optional.of(reply.json().path("ts").asText()));
        }
        return of(response, reply.error());
    }

    /** A word says more than the status that comes with it. */
    private static Outcome of(Answer.Response response, String word) {
        String reason = ("Slack answers " + response.status() + " " + word).strip();
        Optional<Meaning> meaning = SlackErrors.meaning(word);
        if (meaning.isPresent()) {
            return switch (meaning.get().verdict()) {
                case REFUSED_FOR_EVER -> new Outcome.Rejected(reason);
                case REPAIRABLE -> new Outcome.Repairable(reason, meaning.get().remedy(), true);
                case TRY_LATER -> new Outcome.RetryLater(after(response, word), reason);
                case SENT, UNKNOWN -> new Outcome.Unknown(reason);
            };
        }
        if (response.status() / 100 == 2 && !word.isEmpty()) {
            return Statuses.outcome(400, reason);
        }
        return response.status() == 429
                ? new Outcome.RetryLater(after(response, word), reason)
                : Statuses.outcome(response.status(), reason);
    }

    static Optional<Duration> after(Answer.Response response, String error) {
        boolean limited = response.status() == 429 || LIMITED.contains(error);
        return limited ? response.retryAfter().or(() -> Optional.of(Duration.ofSeconds(30))) : response.retryAfter();
    }

    private static Outcome withoutResponse(Answer answer) {
        return answer instanceof Answer.NotReached notReached
                ? new Outcome.RetryLater(notReached.reason())
                : new Outcome.Unknown(((Answer.Broken) answer).reason());
    }
}
