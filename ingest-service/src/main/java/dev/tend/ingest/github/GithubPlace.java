package dev.tend.ingest.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionId;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Content;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.fact.Text;
import dev.tend.ingest.payload.Json;
import dev.tend.kit.LowerCase;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/**
 * Reads what GitHub shows of one repository. Issues, discussions and comments look alike in webhooks and in the REST API
 * (https://docs.github.com/en/rest/issues, https://docs.github.com/en/webhooks/webhook-events-and-payloads).
 *
 * @param origin the repository's name in question ids, whatever it is called now
 */
record GithubPlace(Source source, Community community, Visibility visibility, Via via, String origin) {

    /** GitHub's own account {@code ghost}, which stands for accounts that are gone. */
    private static final long GHOST = 10137;

    /**
     * What the repository says of itself, else what the community file says of the source. PRIVATE in the file holds in any case, and
     * so it does where the repository says something that can't be read.
     */
    static Visibility visibility(JsonNode repository, Source source) {
        if (source.visibility().filter(Visibility.PRIVATE::equals).isPresent()) {
            return Visibility.PRIVATE;
        }
        if (Json.isSaid(repository, "private")) {
            return Json.flagIfAny(repository, "private").orElse(true) ? Visibility.PRIVATE : Visibility.PUBLIC;
        }
        return source.visibility().orElse(Visibility.PRIVATE);
    }

    String question(JsonNode thread) {
        return QuestionId.of(source.kind().word(), origin, Json.number(thread, "number"));
    }

    /** An issue or a discussion as it is. */
    Sighting sighting(JsonNode thread, Why why) {
        return sighting(thread, why, null, null);
    }

    /**
     * An issue or a discussion as it is.
     *
     * @param by who edited it, where that is said
     * @param knownSince since when Tend knows what happened to it, if this is the first that it hears of it
     */
    Sighting sighting(JsonNode thread, Why why, @Nullable Author by, @Nullable Instant knownSince) {
        return new Sighting(question(thread), source.key(), content(thread), updatedAt(thread), why, via, by,
                comments(thread).orElse(null), knownSince);
    }

    /** How many comments it has, by GitHub's count; empty where that is not said. GraphQL counts answers to comments apart. */
    static Optional<Integer> comments(JsonNode thread) {
        JsonNode comments = thread.path("comments");
        if (comments.path("totalCount").isIntegralNumber()) {
            int answers = 0;
            for (JsonNode comment : comments.path("nodes")) {
                answers += comment.path("replies").path("totalCount").asInt();
            }
            return Optional.of(comments.path("totalCount").asInt() + answers);
        }
        return comments.isIntegralNumber() && comments.canConvertToInt()
                ? Optional.of(comments.intValue())
                : Optional.empty();
    }

    /** The same, told in another way. */
    GithubPlace as(Via other) {
        return new GithubPlace(source, community, visibility, other, origin);
    }

    static Instant updatedAt(JsonNode thread) {
        return Json.timeIfAny(thread, "updated_at").orElseGet(() -> Json.time(thread, "created_at"));
    }

    private Content content(JsonNode thread) {
        List<String> labels = new ArrayList<>();
        // GitHub's OpenAPI: a label is a text, or an object whose name may be null.
        for (JsonNode label : Json.listIfAny(thread, "labels")) {
            Json.textIfAny(label, "name").or(() -> Json.text(label)).ifPresent(labels::add);
        }
        return new Content(GithubLinks.of(source).thread(thread), Json.text(thread, "title"), body(thread),
                author(thread),
                Json.time(thread, "created_at"), labels,
                Json.textIfAny(thread.path("category"), "slug").orElse(null),
                visibility, assignees(thread), Json.textIfAny(thread.path("type"), "name").orElse(null));
    }

    /** Nothing for discussions, which have none. */
    private @Nullable List<String> assignees(JsonNode thread) {
        if (!thread.path("assignees").isArray()) {
            return null;
        }
        List<String> handles = new ArrayList<>();
        for (JsonNode account : Json.listIfAny(thread, "assignees")) {
            Author assignee = account(Optional.of(account), Optional.empty());
            if (!assignee.bot() && Json.textIfAny(account, "login").isPresent()) {
                handles.add(assignee.handle());
            }
        }
        return handles;
    }

    private static Text body(JsonNode post) {
        return Json.textIfAny(post, "body").map(Text::of).orElse(Text.NONE);
    }

    /** The author of an issue, a discussion or a comment. */
    Author author(JsonNode post) {
        return account(Json.objectIfAny(post, "user"), Json.textIfAny(post, "author_association"));
    }

    /** @param association GitHub's word for what the account is to the repository, where it says so */
    Author account(Optional<JsonNode> user, Optional<String> association) {
        long id = user.map(account -> account.path("id").asLong()).orElse(0L);
        String login = user.filter(account -> id != GHOST).flatMap(account -> Json.textIfAny(account, "login"))
                .orElse(Author.GONE);
        boolean app = user.flatMap(account -> Json.textIfAny(account, "type")).filter("Bot"::equals).isPresent()
                || LowerCase.of(login).endsWith("[bot]");
        String kind = source.kind().word();
        boolean staff = association.filter(community.staff().githubAssociations()::contains).isPresent()
                || community.isStaff(kind, login);
        return new Author(login, null, staff, app || community.isBot(kind, login),
                id > 0 && id != GHOST ? String.valueOf(id) : null);
    }

    /** A comment below an issue or a discussion. */
    Fact reply(String question, JsonNode comment) {
        String id = String.valueOf(Json.number(comment, "id"));
        Text body = body(comment);
        Instant at = Json.time(comment, "created_at");
        ReplyPosted posted = new ReplyPosted(question, source.key(), id,
                GithubLinks.of(source).comment(question, comment), body.text(),
                body.cut(), author(comment), at, visibility, via);
        return new Fact(Fact.event(posted, at, id), false, removed(question, id, at).id());
    }

    /** @param movedTo its new id; empty where it is not known, or where it was deleted */
    Fact removed(String question, QuestionRemoved.Reason reason, Optional<String> movedTo, Instant now) {
        return Fact.of(Fact.event(new QuestionRemoved(question, source.key(), reason, movedTo.orElse(null), now, via),
                now));
    }

    Fact replyRemoved(String question, JsonNode comment, Instant now) {
        return replyRemoved(question, String.valueOf(Json.number(comment, "id")), now);
    }

    Fact replyRemoved(String question, String reply, Instant now) {
        return Fact.of(removed(question, reply, now));
    }

    private Event<ReplyRemoved> removed(String question, String reply, Instant at) {
        return Fact.event(new ReplyRemoved(question, source.key(), reply, at, via), at, reply);
    }

    /** @param by who closed it, where that is said */
    Fact closed(JsonNode thread, Optional<Author> by) {
        Instant at = Json.timeIfAny(thread, "closed_at").orElseGet(() -> updatedAt(thread));
        QuestionClosed closed = new QuestionClosed(question(thread), source.key(), by.orElse(null),
                Json.textIfAny(thread, "state_reason").orElse(null), at, via);
        return Fact.of(Fact.event(closed, at, at));
    }

    /** A discussion's webhook does not say when it was closed, so that its time can't tell one closing from another. */
    Fact closedIfItWasNot(JsonNode discussion) {
        return Fact.ifChanged(closed(discussion, Optional.empty()).event());
    }

    Fact reopened(JsonNode thread, Optional<Author> by) {
        Instant at = updatedAt(thread);
        return Fact
                .of(Fact.event(new QuestionReopened(question(thread), source.key(), by.orElse(null), at, via), at, at));
    }

    Fact closedOrOpen(JsonNode issue) {
        return Json.text(issue, "state").equals("closed") ? closed(issue, Optional.empty()) : openIfItWasNot(issue);
    }

    Fact openIfItWasNot(JsonNode thread) {
        return Fact.ifChanged(reopened(thread, Optional.empty()).event());
    }

    Fact accepted(JsonNode discussion, Optional<JsonNode> answer, boolean withdrawn) {
        String reply = answer.flatMap(comment -> Json.numberIfAny(comment, "id")).map(String::valueOf).orElse(null);
        Instant at = Json.timeIfAny(discussion, "answer_chosen_at").filter(time -> !withdrawn)
                .orElseGet(() -> updatedAt(discussion));
        QuestionAnswerAccepted accepted = new QuestionAnswerAccepted(question(discussion), source.key(), reply,
                answer.map(this::author).orElse(null), withdrawn, at, via);
        return Fact.of(Fact.event(accepted, at, reply, at, withdrawn));
    }

    /** How it stands with the answer to a discussion, as a list shows it. */
    Fact acceptedOrNot(JsonNode discussion) {
        Optional<JsonNode> answer = Json.objectIfAny(discussion, "answer");
        return answer.isPresent()
                ? accepted(discussion, answer, false)
                : Fact.ifChanged(accepted(discussion, answer, true).event());
    }
}
