package dev.tend.ingest.github;

import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Author;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.NotWanted;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.source.Identity;
import dev.tend.ingest.source.Identity.Heard;
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
     * @param identity the repository that the source was found to be
     * @throws Malformed if the payload is not such an event
     */
    public static Translation translate(String event, JsonNode payload, Source source, Community community,
            Identity identity, Instant now) {
        if (event.equals("ping")) {
            return new NotWanted("ping: all is well");
        }
        if (!event.matches("issues|issue_comment|discussion|discussion_comment")) {
            return NotWanted.of("event", event);
        }
        JsonNode repository = Json.object(payload, "repository");
        Heard heard = GithubRepository.heard(event, payload)
                .orElseThrow(() -> new Malformed("\"full_name\" is missing"));
        if (!identity.isOurs(source, heard)) {
            return new NotWanted("other repository");
        }
        JsonNode thread = Json.object(payload, event.startsWith("issue") ? "issue" : "discussion");
        if (thread.hasNonNull("pull_request")) {
            return new NotWanted("pull request");
        }
        GithubWebhooks webhook = new GithubWebhooks(new GithubPlace(source, community,
                GithubPlace.visibility(repository, source), Via.WEBHOOK, identity.origin()),
                payload, now);
        String action = Json.text(payload, "action");
        return event.endsWith("_comment") ? webhook.comment(action, thread) : webhook.thread(action, thread);
    }

    private Translation comment(String action, JsonNode thread) {
        String question = place.question(thread);
        return switch (action) {
            case "created" -> {
                Fact reply = place.reply(question, Json.object(payload, "comment"));
                yield Translation.of(
                        place.sighting(thread, Why.CAME_ALONG, null, knownSince(thread, reply.event().time())),
                        reply);
            }
            case "deleted" -> Translation.of(place.replyRemoved(question, Json.object(payload, "comment"), now));
            default -> NotWanted.of("action", action);
        };
    }

    private Translation thread(String action, JsonNode thread) {
        return switch (action) {
            case "opened", "created" -> Translation.of(
                    place.sighting(thread, Why.POSTED, null, movedHere() ? now : knownSince(thread, now)));
            case "edited" -> Translation.of(current(thread, textChanged() ? sender(thread) : null));
            case "labeled", "unlabeled", "assigned", "unassigned", "category_changed" -> Translation
                    .of(current(thread, null));
            case "closed" -> Translation.of(along(thread), place.closed(thread, Optional.of(sender(thread))));
            case "reopened" -> Translation.of(place.sighting(thread, Why.CAME_ALONG, null, now),
                    place.reopened(thread, Optional.of(sender(thread))));
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
        return place.sighting(thread, Why.CAME_ALONG, null, knownSince(thread, now));
    }

    private Sighting current(JsonNode thread, @Nullable Author by) {
        return place.sighting(thread, Why.CURRENT, by, knownSince(thread, now));
    }

    /** Null where there is nothing before that which is heard: nobody has commented yet. */
    private static @Nullable Instant knownSince(JsonNode thread, Instant heard) {
        return GithubPlace.comments(thread).filter(comments -> comments > 0).map(comments -> heard).orElse(null);
    }

    /** Returns whether it was asked elsewhere, or as something else: it has a past that no webhook tells. */
    private boolean movedHere() {
        JsonNode changes = payload.path("changes");
        return changes.hasNonNull("old_issue") || changes.hasNonNull("old_discussion");
    }

    private boolean textChanged() {
        return payload.path("changes").hasNonNull("body") || payload.path("changes").hasNonNull("title");
    }

    private Author sender(JsonNode thread) {
        Optional<JsonNode> sender = Json.objectIfAny(payload, "sender");
        boolean asker = place.account(sender, Optional.empty()).isSameAccount(place.author(thread));
        return place.account(sender, asker ? Json.textIfAny(thread, "author_association") : Optional.empty());
    }

    private Fact removed(JsonNode thread, Optional<String> movedTo) {
        return place.removed(place.question(thread), movedTo.isPresent()
                ? QuestionRemoved.Reason.TRANSFERRED
                : QuestionRemoved.Reason.DELETED, movedTo, now);
    }

    private String movedTo() {
        JsonNode changes = Json.object(payload, "changes");
        JsonNode thread = Json.objectIfAny(changes, "new_issue")
                .orElseGet(() -> Json.object(changes, "new_discussion"));
        String repository = Json.text(Json.object(changes, "new_repository"), "full_name");
        return GithubRepository.question(place.community(), repository, Json.number(thread, "number"));
    }
}
