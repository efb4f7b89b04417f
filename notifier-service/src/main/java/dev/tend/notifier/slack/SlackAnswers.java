package dev.tend.notifier.slack;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Outcome;

/** What Slack's answers mean. */
final class SlackAnswers {

    /** The message itself is at fault: it will never be taken (docs.slack.dev/reference/methods/chat.postMessage, errors). */
    private static final Set<String> OF_THE_MESSAGE = Set.of("msg_too_long", "no_text", "invalid_blocks",
            "invalid_blocks_format", "msg_blocks_too_long", "invalid_arguments", "invalid_metadata_format",
            "invalid_metadata_schema", "metadata_too_large", "too_many_attachments", "markdown_text_conflict");

    /** "It's possible some aspect of the operation succeeded before the error was raised." */
    private static final Set<String> MAY_HAVE_SUCCEEDED = Set.of("fatal_error", "internal_error");

    private SlackAnswers() {
    }

    /** An incoming webhook answers with a status, and a word as plain text. */
    static Outcome ofWebhook(Answer answer) {
        if (!(answer instanceof Answer.Response response)) {
            return withoutResponse(answer);
        }
        if (response.status() / 100 == 2) {
            return new Outcome.Sent(Optional.empty());
        }
        String word = response.body().strip().matches("[a-z_]{1,60}") ? response.body().strip() : "";
        if (response.status() == 400) {
            return new Outcome.Rejected("Slack refuses the message: 400 " + word);
        }
        return byStatus(response, word);
    }

    /** The Web API answers 200 with {@code ok} and {@code error}. */
    static Outcome ofApi(Answer answer) {
        if (!(answer instanceof Answer.Response response)) {
            return withoutResponse(answer);
        }
        SlackReply reply = SlackReply.of(response.body());
        if (reply.ok()) {
            return new Outcome.Sent(Optional.of(reply.json().path("ts").asText()));
        }
        if (OF_THE_MESSAGE.contains(reply.error())) {
            return new Outcome.Rejected("Slack refuses the message: " + reply.error());
        }
        if (MAY_HAVE_SUCCEEDED.contains(reply.error())) {
            return new Outcome.Unknown("Slack: " + reply.error());
        }
        return byStatus(response, reply.error());
    }

    private static Outcome byStatus(Answer.Response response, String error) {
        String reason = "Slack answers " + response.status() + " " + error;
        if (response.status() == 502 || response.status() == 504 || response.status() == 200 && error.isEmpty()) {
            return new Outcome.Unknown(reason.strip());
        }
        return new Outcome.RetryLater(after(response, error), reason.strip());
    }

    static Optional<Duration> after(Answer.Response response, String error) {
        boolean limited = response.status() == 429 || error.equals("ratelimited") || error.equals("rate_limited");
        return limited ? response.retryAfter().or(() -> Optional.of(Duration.ofSeconds(30))) : response.retryAfter();
    }

    static Outcome withoutResponse(Answer answer) {
        return answer instanceof Answer.NotReached notReached
                ? new Outcome.RetryLater(notReached.reason())
                : new Outcome.Unknown(((Answer.Broken) answer).reason());
    }
}
