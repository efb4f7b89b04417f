package dev.tend.ingest.github;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.QuestionId;
import dev.tend.events.QuestionRemoved.Reason;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Items;
import dev.tend.ingest.poll.Reader.Known;
import dev.tend.ingest.poll.Reader.Look;
import dev.tend.ingest.source.Identity;

/**
 * Reads one issue or discussion again (https://docs.github.com/en/rest/issues/issues#get-an-issue). GitHub answers 410 for what was
 * deleted, and leads on from what was transferred.
 */
@ApplicationScoped
class GithubLook {

    private static final Pattern REPOSITORY = Pattern.compile("^.*/repos/([^/]+/[^/]+)$");
    private static final int MOST_PAGES = 100;
    private static final int MOST_GONE = 50;

    private final Api api;
    private final GithubDiscussions discussions;

    GithubLook(Api api, GithubDiscussions discussions) {
        this.api = api;
        this.discussions = discussions;
    }

    Look look(GithubPlace place, Identity identity, Known known, Instant now) {
        if (!known.question().equals(QuestionId.of("github", place.origin(), known.number()))) {
            // It is of a repository that had this name before: that number is another question now.
            return Look.of(List.of());
        }
        Api.Answer answer = api.find(place.source(), issues(place) + "/" + known.number());
        JsonNode issue = answer.body();
        if (answer.movedTo().isPresent() && identity.id().isEmpty()) {
            throw new Api.Failed(
                    "the repository does not say its id, so that nobody can say where the issue has moved");
        }
        if (answer.movedTo().filter(address -> !isHere(address, identity, issue, known)).isPresent()) {
            return Look.of(List.of(place.removed(known.question(), Reason.TRANSFERRED, movedTo(place, issue), now)));
        }
        if (answer.status() != 200) {
            return notShown(place, answer, known, now);
        }
        return issue.hasNonNull("pull_request") ? Look.of(List.of()) : Look.of(whole(place, issue, known, now));
    }

    private static String issues(GithubPlace place) {
        return "/repos/" + place.source().place() + "/issues";
    }

    /** Whether it was only the repository that got another name. */
    private static boolean isHere(URI address, Identity identity, JsonNode issue, Known known) {
        boolean sameRepository = address.getPath().contains("/repositories/" + identity.id() + "/")
                || repository(issue).filter(identity.name()::equalsIgnoreCase).isPresent();
        return sameRepository && address.getPath().endsWith("/" + known.number());
    }

    private static Optional<String> repository(JsonNode issue) {
        return Json.textIfAny(issue, "repository_url").map(url -> REPOSITORY.matcher(url).replaceFirst("$1"));
    }

    private static Optional<String> movedTo(GithubPlace place, JsonNode issue) {
        return repository(issue).map(
                name -> GithubRepository.question(place.community(), name, Json.number(issue, "number")));
    }

    /**
     * An issue that is not shown is gone only if its repository and its list are: issues may have been switched off, or the token may
     * have lost its right.
     */
    private Look notShown(GithubPlace place, Api.Answer answer, Known known, Instant now) {
        JsonNode repository = api.get(place.source(), "/repos/" + place.source().place(), Optional.empty()).body();
        boolean off = repository.path("has_issues").isBoolean() && !repository.path("has_issues").booleanValue()
                || api.get(place.source(), issues(place) + "?state=all&per_page=1", Optional.empty()).gone();
        if (answer.gone() && !off) {
            return Look.of(List.of(place.removed(known.question(), Reason.DELETED, Optional.empty(), now)));
        }
        // Without a token nobody can say whether it is a discussion, which this address does not show.
        if (answer.gone() || place.source().token().isEmpty()) {
            return Look.of(List.of());
        }
        return discussions.find(place, known, now).map(discussion -> Look.of(discussion(place, discussion, known, now)))
                .orElse(off ? Look.of(List.of()) : Look.MISSING);
    }

    private List<Telling> whole(GithubPlace place, JsonNode issue, Known known, Instant now) {
        List<Telling> tellings = new ArrayList<>();
        tellings.add(seen(place, issue, Why.CURRENT, now));
        boolean asKnown = GithubPlace.comments(issue).filter(count -> count == known.replies().size()).isPresent();
        if (known.since() != null || !asKnown) {
            Set<String> shown = new HashSet<>();
            String target = issues(place) + "/" + known.number() + "/comments?per_page=100";
            Optional<String> next = Optional.of(target);
            Items items = new Items();
            for (int pages = 0; next.isPresent() && pages < MOST_PAGES; pages++) {
                Api.Answer page = api.get(place.source(), next.get(), Optional.empty());
                for (JsonNode comment : page.body()) {
                    shown.add(comment.path("id").asText());
                    items.read("comment", comment.path("id"), () -> reply(place, known, comment))
                            .ifPresent(tellings::add);
                }
                next = page.next();
            }
            if (next.isEmpty()) {
                tellings.addAll(gone(place, known, shown, now));
            }
        }
        tellings.add(place.closedOrOpen(issue));
        tellings.add(seen(place, issue, Why.READ, null));
        return tellings;
    }

    /** Not counted: all its replies are told with it. */
    private static Telling seen(GithubPlace place, JsonNode thread, Why why, @Nullable Instant knownSince) {
        Telling.Sighting seen = place.sighting(thread, why, null, knownSince);
        return new Telling.Sighting(seen.question(), seen.source(), seen.content(), seen.at(), why, seen.via(), null,
                null, knownSince);
    }

    private static Telling reply(GithubPlace place, Known known, JsonNode comment) {
        return place.as(known.via(Json.time(comment, "created_at"))).reply(known.question(), comment);
    }

    /** Each is asked for by itself before it counts as gone: a list may lag behind. */
    private List<Telling> gone(GithubPlace place, Known known, Set<String> shown, Instant now) {
        List<Telling> gone = new ArrayList<>();
        known.replies().stream().filter(reply -> !shown.contains(reply)).sorted().limit(MOST_GONE).forEach(reply -> {
            int status = api.find(place.source(), issues(place) + "/comments/" + reply).status();
            if (status == 404 || status == 410) {
                gone.add(place.replyRemoved(known.question(), reply, now));
            }
        });
        return gone;
    }

    private static List<Telling> discussion(GithubPlace place, JsonNode discussion, Known known, Instant now) {
        List<Telling> tellings = new ArrayList<>();
        tellings.add(seen(place, discussion, Why.CURRENT, now));
        List<JsonNode> comments = GithubDiscussions.comments(discussion);
        comments.forEach(comment -> tellings.add(reply(place, known, comment)));
        Set<String> shown = new HashSet<>();
        comments.forEach(comment -> shown.add(comment.path("id").asText()));
        if (GithubPlace.comments(discussion).filter(count -> count == comments.size()).isPresent()) {
            known.replies().stream().filter(reply -> !shown.contains(reply)).sorted()
                    .forEach(reply -> tellings.add(place.replyRemoved(known.question(), reply, now)));
            tellings.addAll(GithubDiscussions.standing(place, discussion));
            tellings.add(seen(place, discussion, Why.READ, null));
        } else {
            tellings.addAll(GithubDiscussions.standing(place, discussion));
        }
        return tellings;
    }
}
