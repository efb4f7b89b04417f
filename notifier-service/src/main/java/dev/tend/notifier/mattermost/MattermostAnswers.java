package dev.tend.notifier.mattermost;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Outcome;

/** What Mattermost's answers mean. */
final class MattermostAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private MattermostAnswers() {
    }

    static Outcome of(Answer answer, Instant now) {
        if (answer instanceof Answer.NotReached notReached) {
            return new Outcome.RetryLater(notReached.reason());
        }
        if (!(answer instanceof Answer.Response response)) {
            return new Outcome.Unknown(((Answer.Broken) answer).reason());
        }
        JsonNode json = json(response);
        if (response.status() / 100 == 2) {
            return new Outcome.Sent(Optional.of(json.path("id").asText()).filter(id -> !id.isEmpty()));
        }
        String error = error(json);
        String reason = ("Mattermost answers " + response.status() + " " + error).strip();
        boolean ofTheMessage = response.status() == 413 || response.status() == 400 && !isOfTheHook(error);
        if (ofTheMessage) {
            return new Outcome.Rejected(reason);
        }
        return Set.of(502, 504).contains(response.status())
                ? new Outcome.Unknown(reason)
                : new Outcome.RetryLater(after(response, now), reason);
    }

    /** A hook that was deleted, disabled or lost its channel also answers 400; that can be mended, so it is no verdict. */
    private static boolean isOfTheHook(String error) {
        return error.startsWith("web.incoming_webhook.")
                && !error.contains(".parse.") && !error.contains(".text.") && !error.contains(".split_");
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
