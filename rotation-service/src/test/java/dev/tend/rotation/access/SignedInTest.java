package dev.tend.rotation.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import dev.tend.events.QuestionId;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.SignedIn;
import dev.tend.kit.testing.Tokens;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

/** What those see and change who have signed in. */
@QuarkusTest
@TestProfile(SignedIn.class)
class SignedInTest extends ServiceTest {

    private static final String MO = "moira@pinwheel.example";

    private final String title = "Keel " + UUID.randomUUID();
    private final String openToAll = newQuestion();
    private final String hidden = newQuestion();
    private final String sensitive = newQuestion();

    @BeforeEach
    void ask() {
        publish(Triage.of(openToAll).title(title + " open"),
                Triage.of(hidden).title(title + " hidden").visibility(Visibility.PRIVATE),
                Triage.of(sensitive).title(title + " sensitive").flags("SENSITIVE"));
        for (String question : new String[]{ openToAll, hidden, sensitive}) {
            await().until(() -> as("team").get(address(question)).statusCode() == 200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "viewer", "operator", "integration"})
    void who_is_not_of_the_team_sees_what_is_public_and_that_alone(String role) {
        as(role).get(address(openToAll)).then().statusCode(200);
        as(role).get(address(hidden)).then().statusCode(404);
        as(role).get(address(sensitive)).then().statusCode(404);
        for (String query : new String[]{ "?limit=500", "?limit=500&state=OPEN&source=engine&type=BUG&awaiting=TEAM",
                "?limit=500&assignee=mo,bea,zed,otto,none"}) {
            String list = as(role).get("/api/questions" + query).then().statusCode(200).extract().asString();
            assertThat(list).contains(title + " open").doesNotContain(title + " hidden", title + " sensitive", hidden,
                    sensitive);
            String board = as(role).get("/" + query).then().statusCode(200).extract().asString();
            assertThat(board).contains(title + " open").doesNotContain(title + " hidden", title + " sensitive");
        }
    }

    @Test
    void the_team_sees_all() {
        String list = as("team").get("/api/questions?limit=500").then().statusCode(200).extract().asString();
        assertThat(list).contains(title + " open", title + " hidden", title + " sensitive");
        assertThat(as("team").get("/?limit=500").asString()).contains(title + " open", title + " hidden",
                title + " sensitive");
    }

    @Test
    void what_is_hidden_is_not_found_by_its_link_either() {
        String ticket = "https://tickets.pinwheel.example/" + UUID.randomUUID();
        act("responder", hidden, "links", Map.of("kind", "ticket", "url", ticket)).statusCode(200);

        as("team").get("/api/questions?link=" + ticket).then().body("items.size()", equalTo(1));
        as("viewer").get("/api/questions?link=" + ticket).then().body("items.size()", equalTo(0));
    }

    @Test
    void notes_are_for_the_team() {
        String note = "note " + UUID.randomUUID();
        act("responder", openToAll, "snooze", Map.of("until", "P2D", "note", note)).statusCode(200);

        as("team").get(address(openToAll)).then().body("snoozeNote", equalTo(note));
        as("viewer").get(address(openToAll)).then().body("snoozeNote", nullValue());
        assertThat(as("team").get("/?limit=500&state=SNOOZED").asString()).contains(note);
        assertThat(as("viewer").get("/?limit=500&state=SNOOZED").asString()).contains(title).doesNotContain(note);
        act("responder", openToAll, "resolve", Map.of("note", note)).statusCode(200);
        as("team").get(address(openToAll)).then().body("resolvedNote", equalTo(note));
        as("viewer").get(address(openToAll)).then().body("resolvedNote", nullValue());
        as("viewer").get("/api/questions?limit=500&state=SETTLED").then().statusCode(200);
        assertThat(as("viewer").get("/api/questions?limit=500&state=SETTLED").asString()).contains(title)
                .doesNotContain(note);
    }

    @Test
    void a_responder_acts_as_themselves() {
        act("responder", openToAll, "acknowledge", Map.of()).statusCode(200).body("acknowledgedBy", equalTo("mo"));
        act("responder", openToAll, "acknowledge", Map.of("by", "bea")).statusCode(403).body("detail",
                containsString("signed in as mo"));
    }

    @Test
    void a_responder_whom_nobody_listed_acts_as_nobody() {
        given().header("Authorization", "Bearer " + Tokens.with("preferred_username", "mo", "responder"))
                .contentType("application/json").body(Map.of("by", "mo")).post(address(openToAll) + "/acknowledge")
                .then().statusCode(403).body("detail", containsString("not one of the people"));
    }

    @Test
    void times_of_others_are_changed_by_managers_alone() {
        Map<String, String> away = Map.of("from", in(300), "until", in(302));
        json("responder").body(away).post("/api/people/otto/absences").then().statusCode(403);
        String own = json("responder").body(away).post("/api/people/mo/absences").then().statusCode(201).extract()
                .path("id");
        String others = json("manager").body(away).post("/api/people/otto/absences").then().statusCode(201).extract()
                .path("id");
        as("responder").delete("/api/people/otto/absences/" + others).then().statusCode(403);
        as("responder").delete("/api/people/mo/absences/" + own).then().statusCode(204);
        as("manager").delete("/api/people/otto/absences/" + others).then().statusCode(204);

        Map<String, String> ottos = Map.of("person", "otto", "from", in(310) + "T09:00", "until", in(310) + "T10:00");
        json("responder").body(ottos).post("/api/rotations/labs-watch/overrides").then().statusCode(403);
        json("manager").body(ottos).post("/api/rotations/labs-watch/overrides").then().statusCode(201);
        Map<String, String> swap = Map.of("by", "otto", "with", "bea", "gives", in(320) + "T12:00", "takes",
                in(321) + "T12:00");
        json("responder").body(swap).post("/api/rotations/labs-watch/swaps").then().statusCode(403);
    }

    @Test
    void a_browser_is_sent_to_where_people_sign_in_and_a_program_is_not() {
        assertThat(given().redirects().follow(false).accept("text/html,*/*").get("/").then().statusCode(302).extract()
                .header("Location")).contains("/realm/login?response_type=code", "client_id=tend");
        given().redirects().follow(false).accept("application/json").get("/api/questions").then().statusCode(401)
                .header("WWW-Authenticate", "Bearer");
    }

    /** Absences and shifts may be at most three years ahead. */
    private static String in(int days) {
        return LocalDate.now().plusDays(days).toString();
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Tokens.of(MO, role));
    }

    private static RequestSpecification json(String role) {
        return as(role).contentType("application/json");
    }

    private static ValidatableResponse act(String role, String question, String action, Map<String, ?> body) {
        return json(role).body(body).post(address(question) + "/" + action).then();
    }

    private static String address(String question) {
        return "/api/questions/" + QuestionId.key(question);
    }
}
