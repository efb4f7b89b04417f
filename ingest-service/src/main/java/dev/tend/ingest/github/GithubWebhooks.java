package dev.tend.ingest.github;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Author;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.SourceShown;
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
        if (!event.matches("issues|issue_comment|discussion|discussion_comment|repository")) {
            return NotWanted.of("event", event);
        }
        JsonNode repository = Json.object(payload, "repository");
        Heard heard = GithubRepository.heard(event, payload)
                .orElseThrow(() -> new Malformed("\"full_name\" is missing"));
        if (!identity.isOurs(source, heard)) {
            return new NotWanted("other repository");
        }
        if (event.equals("repository")) {
            return repository(Json.text(payload, "action"), repository, source, now);
        }
        JsonNode thread = Json.object(payload, event.startsWith("issue") ? "issue" : "discussion");
        if (thread.hasNonNull("pull_request")) {
            return new NotWanted("pull request");
        }
        GithubWebhooks webhook = new GithubWebhooks(new GithubPlace(source, community,
                GithubPlace.visibility(repository, source), Via.WEBHOOK, identity.origin()),
                payload, now);
        String action = Json.text(payload, "action");
        Translation told = event.endsWith("_comment")
                ? webhook.comment(action, thread)
                : webhook.thread(action, thread);
        return told instanceof Translation.Wanted wanted ? webhook.also(wanted, thread) : told;
    }

    /** Whoever reads the repository reads all of it. */
    private static Translation repository(String action, JsonNode repository, Source source, Instant now) {
        return action.equals("privatized") || action.equals("publicized")
                ? Translation.of(new SourceShown(source.key(), GithubPlace.visibility(repository, source),
                        Json.timeIfAny(repository, "updated_at").orElse(now)))
                : NotWanted.of("action", action);
    }

    /** Each delivery says of its repository whether it is private: if that changed, all its questions follow. */
    private Translation also(Translation.Wanted wanted, JsonNode thread) {
        Instant at = Json.timeIfAny(thread, "updated_at").or(() -> Json.timeIfAny(thread, "created_at")).orElse(now);
        SourceShown shown = new SourceShown(place.source().key(), place.visibility(), at);
        return new Translation.Wanted(Stream.concat(wanted.tellings().stream(), Stream.of(shown)).toList());
    }

    private Translation comment(String action, JsonNode thread) {
        String question = place.question(thread);
        return switch (action) {
            case "created" -> {
                Fact reply = place.reply(question, Json.object(payload, "comment"));
                yield along(thread, knownSince(thread, reply.event().time()), reply);
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
            case "labeled", "unlabeled", "typed", "untyped", "assigned", "unassigned", "category_changed" -> Translation
                    .of(current(thread, null));
            case "closed" -> along(thread, place.closed(thread, Optional.of(sender(thread))));
            case "reopened" -> along(thread, now, place.reopened(thread, Optional.of(sender(thread))));
            case "answered" -> along(thread, place.accepted(thread, Json.objectIfAny(payload, "answer"), false));
            case "unanswered" -> along(thread, place.accepted(thread, Json.objectIfAny(payload, "old_answer"), true));
            case "deleted" -> Translation.of(removed(thread, QuestionRemoved.Reason.DELETED, Optional.empty()));
            case "transferred" -> Translation.of(removed(thread, QuestionRemoved.Reason.TRANSFERRED, movedTo()));
            default -> NotWanted.of("action", action);
        };
    }

    private Translation along(JsonNode thread, Fact fact) {
        return along(thread, knownSince(thread, now), fact);
    }

    /** So that a question is known whose first delivery was lost. Where it can't be read, what happened to it still counts. */
    private Translation along(JsonNode thread, @Nullable Instant knownSince, Fact fact) {
        Optional<Sighting> seen;
        try {
            seen = Optional.of(place.sighting(thread, Why.CAME_ALONG, null, knownSince));
        } catch (Malformed e) {
            seen = Optional.empty();
        }
        return new Translation.Wanted(Stream.<Telling>concat(seen.stream(), Stream.of(fact)).toList());
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

    private Fact removed(JsonNode thread, QuestionRemoved.Reason reason, Optional<String> movedTo) {
        return place.removed(place.question(thread), reason, movedTo, now);
    }

    /** Empty where the payload does not say it: the question is gone from here all the same. */
    private Optional<String> movedTo() {
        JsonNode changes = payload.path("changes");
        JsonNode thread = Json.objectIfAny(changes, "new_issue").orElse(changes.path("new_discussion"));
        return Json.textIfAny(changes.path("new_repository"), "full_name")
                .flatMap(repository -> Json.numberIfAny(thread, "number")
                        .map(number -> GithubRepository.question(place.community(), repository, number)));
    }
}
