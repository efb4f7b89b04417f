package dev.tend.ingest.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionId;
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
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/**
 * Reads what GitHub shows of one repository. Issues, discussions and comments look alike in webhooks and in the REST API
 * (https://docs.github.com/en/rest/issues, https://docs.github.com/en/webhooks/webhook-events-and-payloads).
 */
record GithubPlace(Source source, Community community, Visibility visibility, Via via) {

    /** What GitHub itself shows for accounts that are gone. */
    private static final String GONE = "ghost";

    String question(JsonNode thread) {
        return QuestionId.of(source.kind().word(), source.place(), Json.number(thread, "number"));
    }

    /** An issue or a discussion as it is. */
    Sighting sighting(JsonNode thread, Why why) {
        return new Sighting(question(thread), source.key(), content(thread), updatedAt(thread), why, via);
    }

    static Instant updatedAt(JsonNode thread) {
        return Json.timeIfAny(thread, "updated_at").orElseGet(() -> Json.time(thread, "created_at"));
    }

    private Content content(JsonNode thread) {
        List<String> labels = new ArrayList<>();
        Json.list(thread, "labels").forEach(label -> labels.add(Json.text(label, "name")));
        return new Content(Json.url(thread, "html_url"), Json.text(thread, "title"), body(thread), author(thread),
                Json.time(thread, "created_at"), labels,
                Json.objectIfAny(thread, "category").map(category -> Json.text(category, "slug")).orElse(null),
                visibility);
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
        String login = user.flatMap(account -> Json.textIfAny(account, "login")).orElse(GONE);
        boolean app = user.flatMap(account -> Json.textIfAny(account, "type")).filter("Bot"::equals).isPresent()
                || login.toLowerCase(Locale.ROOT).endsWith("[bot]");
        String kind = source.kind().word();
        boolean staff = association.filter(community.staff().githubAssociations()::contains).isPresent()
                || community.isStaff(kind, login);
        return new Author(login, null, staff, app || community.isBot(kind, login));
    }

    /** A comment below an issue or a discussion. */
    Fact reply(String question, JsonNode comment) {
        String id = String.valueOf(Json.number(comment, "id"));
        Text body = body(comment);
        Instant at = Json.time(comment, "created_at");
        ReplyPosted posted = new ReplyPosted(question, source.key(), id, Json.url(comment, "html_url"), body.text(),
                body.cut(), author(comment), at, visibility, via);
        return new Fact(Fact.event(posted, at, id), false, removed(question, id, at).id());
    }

    Fact replyRemoved(String question, JsonNode comment, Instant now) {
        return Fact.of(removed(question, String.valueOf(Json.number(comment, "id")), now));
    }

    private Event<ReplyRemoved> removed(String question, String reply, Instant at) {
        return Fact.event(new ReplyRemoved(question, source.key(), reply, at, via), at, reply);
    }
}
