package dev.tend.notifier.mattermost;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Meaning;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Statuses;

/** The meaning of Mattermost's answers, by the way on which a message was sent. */
final class MattermostAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MattermostAnswers() {
    }

    /** An incoming webhook answers {@code ok} as plain text where the message is shown. */
    static Outcome ofWebhook(Answer answer, Instant now) {
        return answer instanceof Answer.Response response && response.status() / 100 == 2
                ? Statuses.isAcknowledged(response.body())
                        ? new Outcome.Sent(Optional.empty())
                        : new Outcome.Unknown("Mattermost answers " + response.status() + " without ok")
                : ofRefusal(answer, now);
    }

    /** REST answers with the post. */
    static Outcome ofApi(Answer answer, Instant now) {
        if (!(answer instanceof Answer.Response response) || response.status() / 100 != 2) {
            return ofRefusal(answer, now);
        }
        String id = json(response).path("id").asText();
        return id.isEmpty()
                ? new Outcome.Unknown("Mattermost answers " + response.status() + " without a post")
                : new Outcome.Sent(Optional.of(id));
    }

    /** An error's id says more than the status that comes with it. */
    private static Outcome ofRefusal(Answer answer, Instant now) {
        if (answer instanceof Answer.NotReached notReached) {
            return new Outcome.RetryLater(notReached.reason());
        }
        if (!(answer instanceof Answer.Response response)) {
            return new Outcome.Unknown(((Answer.Broken) answer).reason());
        }
        String error = error(json(response));
        String reason = ("Mattermost answers " + response.status() + " " + error).strip();
        if (response.status() == 429) {
            return new Outcome.RetryLater(after(response, now), reason);
        }
        Optional<Meaning> meaning = MattermostErrors.meaning(error);
        return meaning.isEmpty()
                ? Statuses.outcome(response.status(), reason)
                : switch (meaning.get().verdict()) {
                    case REFUSED_FOR_EVER -> new Outcome.Rejected(reason);
                    case REPAIRABLE -> new Outcome.Repairable(reason, meaning.get().remedy(), true);
                    case TRY_LATER -> new Outcome.RetryLater(after(response, now), reason);
                    case SENT, UNKNOWN -> new Outcome.Unknown(reason);
                };
    }

    static JsonNode json(Answer.Response response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The error's id: {@code api.context.permissions.app_error}. Its message may hold text of ours. */
    static String error(JsonNode json) {
        String id = json.path("id").asText();
        return id.matches("[a-z0-9_.]{1,100}") ? id : "";
    }

    /** {@code X-Ratelimit-Reset}: the time in seconds since 1970, or how many seconds from now. */
    static Optional<Duration> after(Answer.Response response, Instant now) {
        if (response.status() != 429) {
            return response.retryAfter();
        }
        return response.retryAfter().or(() -> response.number("x-ratelimit-reset")
                .map(reset -> Answer.pause(reset > 1_000_000_000 ? reset - now.getEpochSecond() : reset)))
                .or(() -> Optional.of(Duration.ofSeconds(30)));
    }
}
