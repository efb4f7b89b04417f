package dev.tend.rotation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.tend.events.QuestionId;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.TypedBy;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class QuestionsResourceTest extends ServiceTest {

    private final String question = newQuestion();
    private final Instant monthAgo = Instant.now().minus(Duration.ofDays(30));

    @Test
    void what_could_be_answered_is_suggested_until_it_is_settled() {
        publish(Triage.of(question).flags("GUSTS"));
        assertThat(listed(question).getList("suggestedResponses"))
                .containsExactly("Thank you, gale! Does <b>reefing</b> help? https://docs.pinwheel.example");

        act(question, "resolve", Map.of("by", "bea")).statusCode(200).body("suggestedResponses", equalTo(List.of()));
    }

    @Test
    void an_item_says_all_that_is_known_of_a_question() {
        publish(Triage.of(question).aged("unanswered"));
        listed(question);

        Map<String, Object> item = get("/api/questions/" + QuestionId.key(question)).statusCode(200).extract()
                .as(Map.class);
        assertThat(item).containsKeys("id", "key", "url", "title", "excerpt", "source", "kind", "type", "confidence",
                "reasons", "flags", "labels", "category", "visibility", "author", "state", "awaiting", "postedAt",
                "lastActivityAt", "answered", "aged", "assignee", "assignedAt", "acknowledgedAt", "snoozedUntil",
                "resolvedLink");
        assertThat(item).containsEntry("id", question).containsEntry("type", "BUG").containsEntry("confidence", 0.8)
                .containsEntry("aged", List.of("unanswered")).containsEntry("awaiting", "TEAM");
    }

    @Test
    void a_question_is_found_by_its_id_too() {
        publish(Triage.of(question));
        listed(question);

        given().queryParam("id", question).get("/api/questions").then().statusCode(200)
                .body("items.id", equalTo(List.of(question)));
        given().queryParam("id", "nothing").get("/api/questions").then().statusCode(200).body("items.size()",
                equalTo(0));
        given().urlEncodingEnabled(false).get("/api/questions?id=%00").then().statusCode(400);
    }

    @Test
    void what_was_settled_without_a_link_is_documentation_debt_until_one_is_recorded() {
        String atItsSource = newQuestion();
        String here = newQuestion();
        String bug = newQuestion();
        String history = newQuestion();
        String documented = newQuestion();
        publish(Triage.of(question).type(QuestionType.QUESTION, TypedBy.RULES),
                Triage.of(atItsSource).type(QuestionType.TROUBLESHOOTING, TypedBy.RULES).awaiting(Turn.NOBODY),
                Triage.of(here).type(QuestionType.QUESTION, TypedBy.RULES), Triage.of(bug).awaiting(Turn.NOBODY),
                Triage.of(history).type(QuestionType.QUESTION, TypedBy.RULES).awaiting(Turn.NOBODY).silent(),
                Triage.of(documented).type(QuestionType.QUESTION, TypedBy.RULES));
        List.of(question, atItsSource, here, bug, history, documented).forEach(ServiceTest::listed);
        act(here, "resolve", Map.of("by", "bea")).statusCode(200);
        act(documented, "resolve", Map.of("by", "bea", "link", "https://docs.example.org/gusts")).statusCode(200);

        for (String debt : List.of("?debt=true", "?state=SETTLED&debt=true", "?state=OPEN,SETTLED&debt=true")) {
            get("/api/questions" + debt + "&limit=500").statusCode(200).body("items.id", hasItems(atItsSource, here))
                    .body("items.id", not(hasItem(question))).body("items.id", not(hasItem(bug)))
                    .body("items.id", not(hasItem(history))).body("items.id", not(hasItem(documented)));
        }
        act(here, "links", Map.of("by", "bea", "kind", "documentation", "url", "https://docs.example.org/here"))
                .statusCode(200);
        get("/api/questions?debt=true&limit=500").body("items.id", not(hasItem(here)));
    }

    @Test
    void an_unknown_question_is_a_problem_that_says_where_to_look() {
        for (String path : List.of("/api/questions/1b671a64-40d5-491e-99b0-da01ff1f3341", "/api/questions/nonsense")) {
            get(path).statusCode(404).contentType("application/problem+json").body("status", equalTo(404))
                    .body("detail", containsString("GET /api/questions"));
        }
    }

    @Test
    void filters_say_what_is_wanted() {
        String settled = newQuestion();
        String other = newQuestion();
        publish(Triage.of(question).postedAt(monthAgo).type(QuestionType.QUESTION, TypedBy.RULES).awaiting(Turn.AUTHOR),
                Triage.of(settled).awaiting(Turn.NOBODY), Triage.of(other).source("attic"));
        listed(other);
        String assignee = listed(question).getString("assignee");

        for (String wanted : List.of("", "&state=", "&state=OPEN", "&state=open,SNOOZED", "&type=QUESTION",
                "&type=BUG&type=QUESTION",
                "&source=engine", "&assignee=" + assignee, "&awaiting=AUTHOR", "&olderThan=P2D", "&olderThan=P4W")) {
            get("/api/questions?limit=500" + wanted).statusCode(200).body("items.id", hasItem(question));
        }
        for (String unwanted : List.of("&state=SETTLED", "&type=BUG", "&source=attic", "&assignee=none",
                "&awaiting=TEAM",
                "&olderThan=P31D")) {
            get("/api/questions?limit=500" + unwanted).statusCode(200).body("items.id", not(hasItem(question)));
        }
        get("/api/questions?limit=500&assignee=none&source=attic").body("items.id", hasItem(other));
        get("/api/questions?limit=500").body("items.id", hasItems(settled, other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "state=CLOSED|OPEN, SETTLED, SNOOZED", "type=bugs|BUG, FEATURE_PROPOSAL",
            "source=nowhere|attic, engine, forum, labs", "assignee=stranger|bea, mo, none, otto, zed",
            "awaiting=us|AUTHOR, COMMUNITY, NOBODY, TEAM", "olderThan=yesterday|P2D", "olderThan=P1M|P2D",
            "limit=0|1 to 500", "limit=501|1 to 500", "limit=many|1 to 500", "cursor=x|nextCursor",
            "state=OPEN%00|OPEN, SETTLED", "debt=no|write true", "debt=true&state=OPEN|write state=SETTLED"})
    void a_filter_that_makes_no_sense_is_a_problem_that_says_what_would(String query, String remedy) {
        given().urlEncodingEnabled(false).get("/api/questions?" + query).then().statusCode(400)
                .contentType("application/problem+json").body("detail", containsString(remedy));
    }

    @Test
    void most_urgent_come_first() {
        Triage plain = Triage.of(newQuestion()).source("attic").postedAt(monthAgo);
        List<Triage> byUrgency = List.of(plain.aged("unanswered", "inactive").awaiting(Turn.AUTHOR),
                Triage.of(newQuestion()).source("attic").aged("unanswered").postedAt(monthAgo),
                Triage.of(newQuestion()).source("attic").aged("unanswered"),
                Triage.of(newQuestion()).source("attic").postedAt(monthAgo),
                Triage.of(newQuestion()).source("attic"),
                Triage.of(newQuestion()).source("attic").postedAt(monthAgo).awaiting(Turn.COMMUNITY),
                Triage.of(newQuestion()).source("attic").postedAt(monthAgo).awaiting(Turn.AUTHOR),
                Triage.of(newQuestion()).source("attic").postedAt(monthAgo).aged("unanswered").awaiting(Turn.NOBODY));
        List<Triage> shuffled = new ArrayList<>(byUrgency);
        java.util.Collections.shuffle(shuffled);
        publish(shuffled.toArray(Triage[]::new));
        byUrgency.forEach(triage -> listed(triage.question()));

        List<String> wanted = byUrgency.stream().map(Triage::question).toList();
        assertThat(get("/api/questions?limit=500&source=attic").extract().jsonPath().<String>getList("items.id")
                .stream().filter(wanted::contains)).containsExactlyElementsOf(wanted);
    }

    @Test
    void pages_hold_every_question_once_while_others_come_in() {
        List<String> before = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            before.add(newQuestion());
            publish(Triage.of(before.get(i)).source("attic").postedAt(monthAgo.plusSeconds(60)));
        }
        before.forEach(id -> listed(id));

        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().queryParam("cursor", cursor).get("/api/questions?limit=3&source=attic").then()
                    .statusCode(200).extract().jsonPath();
            assertThat(page.getList("items")).hasSizeLessThanOrEqualTo(3);
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
            String meanwhile = newQuestion();
            if (seen.size() < 9) {
                publish(Triage.of(meanwhile).source("attic").postedAt(monthAgo.minusSeconds(seen.size())));
                listed(meanwhile);
            }
        }
        assertThat(seen).containsAll(before).doesNotHaveDuplicates();
    }
}
