package dev.tend.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.ingest.Lumen;
import dev.tend.ingest.discourse.DiscourseOddFields;
import dev.tend.ingest.discourse.DiscoursePayloads;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.Wanted;
import dev.tend.ingest.github.GithubPayloads;
import dev.tend.ingest.github.GithubWebhooks;
import dev.tend.ingest.source.Identity;

/** Each field of each payload holds in turn what nobody expects there: the delivery is taken, or refused as unreadable. */
class OddFieldsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    /** The only fields whose odd content may make a delivery unreadable: without them nobody knows what it tells, or of what. */
    private static final String NEEDED = "(action|repository|full_name|issue|discussion|comment|number|id|title|created_at"
            + "|topic|post|topic_id|post_number|topic_title|solved)";

    static Stream<Arguments> deliveries() {
        ObjectNode commented = GithubPayloads.issues("created", GithubPayloads.issue(7));
        commented.set("comment", GithubPayloads.comment(31, "helper"));
        ObjectNode issue = GithubPayloads.issue(7);
        issue.set("type", GithubPayloads.json("{\"id\": 1, \"name\": \"Bug\"}"));
        issue.set("assignees", GithubPayloads.json("{\"a\": [{\"login\": \"snuffer\"}]}").get("a"));
        ObjectNode answered = GithubPayloads.discussions("answered", GithubPayloads.discussion(9));
        answered.set("answer", GithubPayloads.comment(33, "helper"));
        return Stream.of(Arguments.of("issues", GithubPayloads.issues("opened", issue)),
                Arguments.of("issues", GithubPayloads.issues("closed", issue)),
                Arguments.of("issue_comment", commented), Arguments.of("discussion", answered),
                Arguments.of("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(70))),
                Arguments.of("topic_edited", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(70))),
                Arguments.of("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(70, 1))),
                Arguments.of("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(70, 2))),
                Arguments.of("post_edited", DiscoursePayloads.payload("post", DiscoursePayloads.post(70, 2))),
                Arguments.of("accepted_solution", DiscoursePayloads.payload("solved", DiscoursePayloads.post(70, 2))));
    }

    private static List<JsonNode> odd() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<JsonNode> odd = new ArrayList<>(List.of(json.nullNode(), json.numberNode(-7), json.numberNode(1e300),
                json.booleanNode(true), json.arrayNode().add(1), json.objectNode().put("name", "x")));
        for (String text : List.of("", " \t\n", "a\0b", "x\ud83d", "\udca1\u001b[31m\u0085", "é".repeat(100_000), "7",
                "2026-13-40T99:00:00Z", "\u202Eabc", "{\"a\": 1}")) {
            odd.add(json.textNode(text));
        }
        return odd;
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void one_odd_field_costs_no_question(String event, ObjectNode payload) {
        List<String> paths = new ArrayList<>();
        collect(payload, "", paths);
        for (String path : paths) {
            for (JsonNode odd : odd()) {
                ObjectNode changed = payload.deepCopy();
                ObjectNode parent = (ObjectNode) changed.at(path.substring(0, path.lastIndexOf('/')));
                String field = path.substring(path.lastIndexOf('/') + 1);
                parent.set(field, odd);
                Translation translation = translate(event, changed, path, odd);
                if (translation instanceof Wanted wanted) {
                    wanted.tellings().forEach(telling -> assertClean(telling.toString(), path));
                }
            }
            ObjectNode without = payload.deepCopy();
            ((ObjectNode) without.at(path.substring(0, path.lastIndexOf('/')))).remove(path.substring(
                    path.lastIndexOf('/') + 1));
            translate(event, without, path, null);
        }
    }

    private static Translation translate(String event, ObjectNode payload, String path, @Nullable JsonNode odd) {
        try {
            return event.matches("issue.*|discussion.*")
                    ? GithubWebhooks.translate(event, payload, Lumen.community().sources().get("lantern"),
                            Lumen.community(), Identity.unknown(Lumen.community().sources().get("lantern")), NOW)
                    : DiscourseOddFields.translate(event, payload, NOW);
        } catch (Malformed e) {
            assertThat(path.substring(path.lastIndexOf('/') + 1)).as("%s holds %s: %s", path, odd, e.getMessage())
                    .matches(NEEDED);
            assertThat(path).as("names of things that are not needed").doesNotContain("labels", "type", "category/",
                    "user/", "created_by", "sender", "answer/", "owner");
            return new Translation.NotWanted("unreadable");
        } catch (RuntimeException e) {
            return fail(path + " holds " + odd, e);
        }
    }

    /** Postgres and UTF-8 take it. */
    private static void assertClean(String text, String path) {
        assertThat(text.indexOf('\0')).as(path).isNegative();
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).as(path).isTrue();
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        node.fields().forEachRemaining(field -> {
            String here = path + "/" + field.getKey();
            paths.add(here);
            if (field.getValue().isObject()) {
                collect(field.getValue(), here, paths);
            }
        });
    }
}
