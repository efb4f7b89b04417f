package dev.tend.ingest.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Items;
import dev.tend.ingest.poll.Reader.Known;
import dev.tend.ingest.poll.Reader.Page;
import dev.tend.ingest.poll.Reader.Reading;
import dev.tend.kit.LowerCase;
import dev.tend.kit.community.Source;

/**
 * Reads discussions over GraphQL (https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions), newest change
 * first. The aliases make its answers look like the payloads of webhooks.
 */
@ApplicationScoped
class GithubDiscussions {

    private static final String FIELDS = """
        fragment discussion on Discussion {
          number title body html_url: url created_at: createdAt updated_at: updatedAt
          closed closed_at: closedAt state_reason: stateReason author_association: authorAssociation
          user: author { ...account } category { slug } labels(first: 50) { nodes { name } }
          answer_chosen_at: answerChosenAt answer { ...post }
          comments(last: 100) { totalCount nodes { ...post replies(last: 50) { totalCount nodes { ...post } } } }
        }
        fragment post on DiscussionComment {
          id: databaseId html_url: url body created_at: createdAt author_association: authorAssociation
          user: author { ...account }
        }
        fragment account on Actor {
          login type: __typename
          ... on User { id: databaseId } ... on Bot { id: databaseId } ... on Organization { id: databaseId }
          ... on Mannequin { id: databaseId }
        }""";
    private static final String LIST = """
        query($owner: String!, $name: String!, $after: String) {
          repository(owner: $owner, name: $name) {
            discussions(first: 25, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
              pageInfo { hasNextPage endCursor }
              nodes { ...discussion }
            }
          }
        }
        """ + FIELDS;
    private static final String ONE = """
        query($owner: String!, $name: String!, $number: Int!) {
          repository(owner: $owner, name: $name) { discussion(number: $number) { ...discussion } }
        }
        """ + FIELDS;

    private final Api api;

    GithubDiscussions(Api api) {
        this.api = api;
    }

    /** @param position the newest change of the first page, and GraphQL's own cursor */
    Page read(Reading reading, GithubPlace place, Optional<String> position) {
        String[] at = position.orElse("").split(" ", 2);
        try {
            ObjectNode after = JsonNodeFactory.instance.objectNode().put("after", at.length > 1 ? at[1] : null);
            JsonNode discussions = Json.object(Json.object(ask(reading.source(), reading.now(), LIST, after),
                    "repository"), "discussions");
            List<Telling> tellings = new ArrayList<>();
            Items items = new Items();
            Instant newest = at.length > 1 ? Instant.parse(at[0]) : Instant.EPOCH;
            boolean more = Json.flag(Json.object(discussions, "pageInfo"), "hasNextPage");
            for (JsonNode node : objects(discussions)) {
                JsonNode number = node.path("number");
                Optional<Instant> changed = items.read("discussion", number, () -> GithubPlace.updatedAt(node));
                newest = changed.filter(newest::isBefore).orElse(newest);
                if (changed.isPresent() && changed.get().isBefore(reading.since())) {
                    more = false;
                } else if (changed.isPresent()) {
                    items.read("discussion", number, () -> tellings(reading, place, node)).ifPresent(tellings::addAll);
                }
            }
            String next = newest + " " + Json.textIfAny(discussions.path("pageInfo"), "endCursor").orElse("");
            return new Page(tellings, more ? Optional.of(next) : Optional.empty(),
                    more ? Optional.empty() : Optional.of(newest), Optional.empty(), items.skipped());
        } catch (Malformed e) {
            throw new Api.Failed("an answer that is not as documented: " + e.getMessage());
        }
    }

    private static List<Telling> tellings(Reading reading, GithubPlace place, JsonNode node) {
        return reading.until().map(until -> Json.time(node, "created_at").isBefore(until)).orElse(true)
                ? discussion(place, asInWebhooks((ObjectNode) node))
                : List.of();
    }

    /** Returns one as a webhook would show it, with its comments; empty if the repository has no discussion of that number. */
    Optional<JsonNode> find(GithubPlace place, Known known, Instant now) {
        ObjectNode number = JsonNodeFactory.instance.objectNode().put("number", Long.parseLong(known.number()));
        return Json.objectIfAny(Json.object(ask(place.source(), now, ONE, number), "repository"), "discussion")
                .map(discussion -> asInWebhooks((ObjectNode) discussion));
    }

    /** @param variables beside the repository's name */
    private JsonNode ask(Source source, Instant now, String query, ObjectNode variables) {
        String[] place = source.place().split("/");
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("query", query);
        question.set("variables", variables.put("owner", place[0]).put("name", place[1]));
        JsonNode answer = api.query(source, question.toString()).body();
        for (JsonNode error : Json.listIfAny(answer, "errors")) {
            String type = error.path("type").asText("of no type");
            if (type.equals("RATE_LIMITED")) {
                throw new Api.Wait(now.plusSeconds(60));
            }
            // One that does not exist is an error beside the answer that it is null.
            if (!type.equals("NOT_FOUND") || !answer.path("data").path("repository").isObject()) {
                throw new Api.Failed("GraphQL error " + type.replaceAll("\\W", ""));
            }
        }
        return Json.object(answer, "data");
    }

    private static List<Telling> discussion(GithubPlace place, ObjectNode discussion) {
        List<Telling> tellings = new ArrayList<>();
        tellings.add(place.sighting(discussion, Why.CURRENT));
        comments(discussion).forEach(comment -> tellings.add(place.reply(place.question(discussion), comment)));
        tellings.addAll(standing(place, discussion));
        return tellings;
    }

    /** Whether it is closed, and whether it is answered. */
    static List<Telling> standing(GithubPlace place, JsonNode discussion) {
        return List.of(Json.flagIfAny(discussion, "closed").orElse(false)
                ? place.closedIfItWasNot(discussion)
                : place.openIfItWasNot(discussion), place.acceptedOrNot(discussion));
    }

    /** The comments that are shown, each followed by the answers to it. */
    static List<JsonNode> comments(JsonNode discussion) {
        List<JsonNode> comments = new ArrayList<>();
        for (JsonNode comment : objects(discussion.path("comments"))) {
            comments.add(asInWebhooks((ObjectNode) comment));
            objects(comment.path("replies")).forEach(reply -> comments.add(asInWebhooks((ObjectNode) reply)));
        }
        return comments;
    }

    /** GraphQL has null for what may not be seen. */
    private static List<JsonNode> objects(JsonNode connection) {
        List<JsonNode> nodes = new ArrayList<>();
        Json.list(connection, "nodes").forEach(node -> nodes.add(node));
        nodes.removeIf(node -> !node.isObject());
        return nodes;
    }

    /** Labels are a plain list there, words are small, and apps are called so. */
    private static ObjectNode asInWebhooks(ObjectNode node) {
        if (node.has("labels")) {
            node.set("labels", node.path("labels").path("nodes"));
        }
        if (node.hasNonNull("state_reason")) {
            node.put("state_reason", LowerCase.of(node.path("state_reason").asText()));
        }
        JsonNode user = node.path("user");
        if (user.path("type").asText().equals("Bot") && !user.path("login").asText().endsWith("[bot]")) {
            ((ObjectNode) user).put("login", user.path("login").asText() + "[bot]");
        }
        return node;
    }
}
