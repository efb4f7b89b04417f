package dev.tend.ingest.github;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import dev.tend.ingest.poll.Reader.Page;
import dev.tend.ingest.poll.Reader.Reading;

/**
 * Reads discussions over GraphQL (https://docs.github.com/en/graphql/guides/using-the-graphql-api-for-discussions), newest change
 * first. The aliases make its answers look like the payloads of webhooks.
 */
@ApplicationScoped
class GithubDiscussions {

    private static final String QUERY = """
        query($owner: String!, $name: String!, $after: String) {
          repository(owner: $owner, name: $name) {
            discussions(first: 25, after: $after, orderBy: {field: UPDATED_AT, direction: DESC}) {
              pageInfo { hasNextPage endCursor }
              nodes {
                number title body html_url: url created_at: createdAt updated_at: updatedAt
                closed closed_at: closedAt state_reason: stateReason author_association: authorAssociation
                user: author { login type: __typename } category { slug } labels(first: 50) { nodes { name } }
                answer_chosen_at: answerChosenAt answer { ...post }
                comments(last: 100) { nodes { ...post replies(last: 50) { nodes { ...post } } } }
              }
            }
          }
        }
        fragment post on DiscussionComment {
          id: databaseId html_url: url body created_at: createdAt author_association: authorAssociation
          user: author { login type: __typename }
        }""";

    private final Api api;

    GithubDiscussions(Api api) {
        this.api = api;
    }

    /** @param position the newest change of the first page, and GraphQL's own cursor */
    Page read(Reading reading, GithubPlace place, Optional<String> position) {
        String[] at = position.orElse("").split(" ", 2);
        try {
            JsonNode discussions = Json.object(Json.object(ask(reading, at.length > 1 ? at[1] : null), "repository"),
                    "discussions");
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

    private JsonNode ask(Reading reading, String after) {
        String[] place = reading.source().place().split("/");
        ObjectNode variables = JsonNodeFactory.instance.objectNode().put("owner", place[0]).put("name", place[1])
                .put("after", after);
        ObjectNode question = JsonNodeFactory.instance.objectNode().put("query", QUERY);
        question.set("variables", variables);
        JsonNode answer = api.query(reading.source(), question.toString()).body();
        for (JsonNode error : Json.listIfAny(answer, "errors")) {
            if (error.path("type").asText().equals("RATE_LIMITED")) {
                throw new Api.Wait(reading.now().plusSeconds(60));
            }
            throw new Api.Failed("GraphQL error " + error.path("type").asText("of no type").replaceAll("\\W", ""));
        }
        return Json.object(answer, "data");
    }

    private static List<Telling> discussion(GithubPlace place, ObjectNode discussion) {
        List<Telling> tellings = new ArrayList<>();
        String question = place.question(discussion);
        tellings.add(place.sighting(discussion, Why.CURRENT));
        tellings.add(Json.flagIfAny(discussion, "closed").orElse(false)
                ? place.closedIfItWasNot(discussion)
                : place.openIfItWasNot(discussion));
        for (JsonNode comment : objects(discussion.path("comments"))) {
            tellings.add(place.reply(question, asInWebhooks((ObjectNode) comment)));
            for (JsonNode reply : objects(comment.path("replies"))) {
                tellings.add(place.reply(question, asInWebhooks((ObjectNode) reply)));
            }
        }
        tellings.add(place.acceptedOrNot(discussion));
        return tellings;
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
            node.put("state_reason", node.path("state_reason").asText().toLowerCase(Locale.ROOT));
        }
        JsonNode user = node.path("user");
        if (user.path("type").asText().equals("Bot") && !user.path("login").asText().endsWith("[bot]")) {
            ((ObjectNode) user).put("login", user.path("login").asText() + "[bot]");
        }
        return node;
    }
}
