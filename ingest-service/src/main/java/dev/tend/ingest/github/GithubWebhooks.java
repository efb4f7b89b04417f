package dev.tend.ingest.github;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Author;
import dev.tend.events.QuestionId;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.NotWanted;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/** GitHub's webhooks (https://docs.github.com/en/webhooks/webhook-events-and-payloads). */
public final class GithubWebhooks {

    private final GithubPlace place;
    private final JsonNode payload;
    private final Instant now;

    private GithubWebhooks(GithubPlace place, JsonNode payload, Instant now) {
        this.place = place;
        this.payload = payload;
        this.now = now;
    }

    /**
     * @param event header {@code X-GitHub-Event}
     * @throws Malformed if the payload is not such an event
     */
    public static Translation translate(String event, JsonNode payload, Source source, Community community,
            Instant now) {
        if (event.equals("ping")) {
            return new NotWanted("ping: all is well");
        }
        if (!event.matches("issues|issue_comment|discussion|discussion_comment")) {
            return NotWanted.of("event", event);
        }
        JsonNode repository = Json.object(payload, "repository");
        if (!Json.text(repository, "full_name").equalsIgnoreCase(source.place())) {
            return new NotWanted("other repository");
        }
        JsonNode thread = Json.object(payload, event.startsWith("issue") ? "issue" : "discussion");
        if (thread.hasNonNull("pull_request")) {
            return new NotWanted("pull request");
        }
        GithubWebhooks webhook = new GithubWebhooks(new GithubPlace(source, community,
                GithubPlace.visibility(repository, source), Via.WEBHOOK, Instant.EPOCH),
                payload, now);
        String action = Json.text(payload, "action");
        return event.endsWith("_comment") ? webhook.comment(action, thread) : webhook.thread(action, thread);
    }

    private Translation comment(String action, JsonNode thread) {
        String question = place.question(thread);
        return switch (action) {
            case "created" -> Translation.of(along(thread), place.reply(question, Json.object(payload, "comment")));
            case "deleted" -> Translation.of(place.replyRemoved(question, Json.object(payload, "comment"), now));
            default -> NotWanted.of("action", action);
        };
    }

    private Translation thread(String action, JsonNode thread) {
        return switch (action) {
            case "opened", "created" -> Translation.of(place.sighting(thread, Why.POSTED));
            case "edited", "labeled", "unlabeled", "assigned", "unassigned", "category_changed" -> Translation
                    .of(place.sighting(thread, Why.CURRENT));
            case "closed" -> Translation.of(along(thread), place.closed(thread, Optional.of(sender(thread))));
            case "reopened" -> Translation.of(along(thread), place.reopened(thread, Optional.of(sender(thread))));
            case "answered" -> Translation.of(along(thread),
                    place.accepted(thread, Json.objectIfAny(payload, "answer"), false));
            case "unanswered" -> Translation.of(along(thread),
                    place.accepted(thread, Json.objectIfAny(payload, "old_answer"), true));
            case "deleted" -> Translation.of(removed(thread, Optional.empty()));
            case "transferred" -> Translation.of(removed(thread, Optional.of(movedTo())));
            default -> NotWanted.of("action", action);
        };
    }

    /** So that a question is known whose first delivery was lost. */
    private Sighting along(JsonNode thread) {
        return place.sighting(thread, Why.CAME_ALONG);
    }

    private Author sender(JsonNode thread) {
        Optional<JsonNode> sender = Json.objectIfAny(payload, "sender");
        boolean asker = sender.isPresent() && sender.get().path("login").equals(thread.path("user").path("login"));
        return place.account(sender, asker ? Json.textIfAny(thread, "author_association") : Optional.empty());
    }

    private Fact removed(JsonNode thread, Optional<String> movedTo) {
        return Fact.of(Fact.event(new QuestionRemoved(place.question(thread), place.source().key(),
                movedTo.isPresent() ? QuestionRemoved.Reason.TRANSFERRED : QuestionRemoved.Reason.DELETED,
                movedTo.orElse(null), now, Via.WEBHOOK), now));
    }

    private String movedTo() {
        JsonNode changes = Json.object(payload, "changes");
        JsonNode thread = Json.objectIfAny(changes, "new_issue")
                .orElseGet(() -> Json.object(changes, "new_discussion"));
        String repository = Json.text(Json.object(changes, "new_repository"), "full_name");
        String place = this.place.community().sources().values().stream()
                .filter(source -> source.kind() == Source.Kind.GITHUB && source.place().equalsIgnoreCase(repository))
                .map(Source::place).findFirst().orElse(repository);
        return QuestionId.of(Source.Kind.GITHUB.word(), place, Json.number(thread, "number"));
    }
}
