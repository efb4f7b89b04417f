package dev.tend.rotation.board;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class BoardTest extends ServiceTest {

    private final String question = newQuestion();
    private final String title = "Sails " + UUID.randomUUID();

    @Test
    void the_board_lists_what_is_open_and_who_is_on_duty() {
        publish(Triage.of(question).title(title).postedAt(Instant.now().minus(Duration.ofDays(5)))
                .lastActivityAt(Instant.now().minus(Duration.ofHours(3))).aged("unanswered"));
        String assignee = Map.of("mo", "Moira Okafor", "zed", "alva Zander", "bea", "Bea Lindqvist")
                .get(listed(question).getString("assignee"));

        String row = row(board("?limit=500"));
        assertThat(row).contains("href=\"https://github.com/pinwheel/engine/issues/1\" rel=\"noopener noreferrer\"",
                "unanswered too long", "5 days ago", "last word 3 hours ago", "<strong>Team</strong>", assignee, "Bug",
                "80% sure", "it names an error", "engine · <bdi>gale</bdi>");
        assertThat(board("")).contains("first-line", "on duty until", "Nobody</strong> <span>on duty now",
                "from Sat 1 Mar 2031, 09:00");
    }

    @Test
    void the_header_says_who_is_behind_who_is_away_soon_and_which_swap_waits_for_an_answer() {
        clock.moveTo(Instant.parse("2037-06-01T12:00:00Z"));
        String otto = "/api/people/otto/absences";
        String absence = given().contentType("application/json")
                .body(Map.of("from", "2037-06-04", "until", "2037-06-05"))
                .post(otto).then().statusCode(201).extract().path("id");
        String beas = get("/api/rotations/labs-watch/on-duty?at=2037-06-20T12:00").extract().path("person.key");
        String ottos = beas.equals("bea") ? "otto" : "bea";
        String swap = given().contentType("application/json").body(Map.of("by", beas, "with", ottos, "gives",
                "2037-06-20T12:00", "takes", "2037-06-21T12:00")).post("/api/rotations/labs-watch/swaps").then()
                .statusCode(201).extract().path("id");

        assertThat(board("")).contains("behind: Otto Quist", "Otto Quist away from Thu 4 Jun to Fri 5 Jun",
                " to swap Sat 20 Jun for Sun 21 Jun").doesNotContain("Everybody away");
        String bea = "/api/people/bea/absences";
        String beas4 = given().contentType("application/json").body(Map.of("from", "2037-06-04", "until", "2037-06-04"))
                .post(bea).then().statusCode(201).extract().path("id");
        assertThat(board("")).contains("Bea Lindqvist away on Thu 4 Jun",
                "Everybody away from Thu 4 Jun, 09:00 until Fri 5 Jun, 09:00");
        given().delete(bea + "/" + beas4).then().statusCode(204);

        given().contentType("application/json").body(Map.of("by", beas))
                .post("/api/rotations/labs-watch/swaps/" + swap + "/decline").then().statusCode(200);
        given().delete(otto + "/" + absence).then().statusCode(204);
        assertThat(board("")).doesNotContain("Otto Quist away", "to swap Sat 20 Jun");
    }

    @Test
    void what_is_put_off_or_settled_is_shown_when_asked_for() {
        publish(Triage.of(question).title(title));
        listed(question);
        act(question, "snooze", Map.of("by", "bea", "for", "P2D", "note", "after <b>1.2")).statusCode(200);
        assertThat(board("?limit=500")).doesNotContain(title);
        assertThat(row(board("?limit=500&state=SNOOZED"))).contains("put off until",
                "<bdi>after &lt;b&gt;1.2</bdi>");

        act(question, "resolve", Map.of("by", "bea")).statusCode(200);
        assertThat(row(board("?limit=500&state=SETTLED"))).contains("settled by <bdi>Bea Lindqvist</bdi>")
                .doesNotContain("at its source");
        assertThat(board("?limit=500&state=ALL")).contains(title);
    }

    @Test
    void who_takes_care_of_it_and_what_settled_it_is_shown() {
        publish(Triage.of(question).title(title));
        listed(question);
        act(question, "acknowledge", Map.of("by", "otto")).statusCode(200);
        assertThat(row(board("?limit=500"))).contains("<bdi>Otto Quist</bdi> has seen it");

        act(question, "resolve", Map.of("by", "bea", "link", "https://docs.example.org/gusts?a=1&b=2")).statusCode(200);
        assertThat(row(board("?limit=500&state=SETTLED"))).contains("settled by <bdi>Bea Lindqvist</bdi>",
                "href=\"https://docs.example.org/gusts?a=1&amp;b=2\"", "<bdi>docs.example.org</bdi>");
    }

    @Test
    void what_its_source_settled_says_so() {
        publish(Triage.of(question).title(title).awaiting(Turn.NOBODY));
        listed(question);

        assertThat(row(board("?limit=500&state=SETTLED"))).contains("settled at its source");
    }

    @Test
    void what_is_put_off_is_not_urgent() {
        publish(Triage.of(question).title(title).aged("unanswered"));
        listed(question);
        assertThat(row(board("?limit=500"))).contains("class=\"aged\"");

        act(question, "snooze", Map.of("by", "bea", "for", "P2D")).statusCode(200);
        assertThat(row(board("?limit=500&state=SNOOZED"))).doesNotContain("class=\"aged\"")
                .contains("unanswered too long");
    }

    @Test
    void text_that_runs_the_other_way_stays_where_it_is() {
        publish(Triage.of(question).title(title + "\u202e"));
        listed(question);

        assertThat(row(board("?limit=500"))).contains("<bdi>" + title + "\u202e</bdi>", "<bdi>gale</bdi>");
    }

    @Test
    void a_flag_says_what_it_means() {
        publish(Triage.of(question).title(title).flags("UPGRADE", "SEASICK"));
        listed(question);

        assertThat(row(board("?limit=500"))).contains("title=\"It is about an upgrade\">UPGRADE",
                "title=\"Set by a rule in community.yaml\">SEASICK");
    }

    @Test
    void a_filter_that_is_not_right_is_told_in_words() {
        given().accept("text/html,*/*;q=0.8").get("/?source=<b>nowhere").then().statusCode(400)
                .contentType("text/html").body(containsString("source=&lt;b&gt;nowhere is not known: write"))
                .body(containsString("<a href=\"/\">"));
    }

    @Test
    void nothing_that_others_write_becomes_markup() {
        String id = newQuestion() + "'\"><script>alert(0)</script>";
        publish(Triage.of(id).title(title + " <script>alert(1)</script>\"'><img src=x onerror=alert(2)>"));
        listed(id);

        String board = board("?limit=500");
        assertThat(board).contains(title + " &lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script", "<img");
    }

    @Test
    void only_web_addresses_become_links() {
        publish(Triage.of(question).title(title).url("javascript:alert(1)"));
        listed(question);

        assertThat(row(board("?limit=500"))).contains(title).doesNotContain("javascript:", "href");
    }

    @Test
    void what_could_be_answered_is_ready_to_be_copied() {
        publish(Triage.of(question).title(title).flags("GUSTS"));
        listed(question);

        assertThat(row(board("?limit=500"))).contains("You could answer",
                "<pre><bdi>Thank you, gale! Does &lt;b&gt;reefing&lt;/b&gt; help? https://docs.pinwheel.example</bdi></pre>");
        act(question, "resolve", Map.of("by", "bea")).statusCode(200);
        assertThat(row(board("?limit=500&state=SETTLED"))).doesNotContain("You could answer");
    }

    @Test
    void links_are_shown_and_what_was_settled_without_one_is_a_filter() {
        publish(Triage.of(question).title(title).type(QuestionType.QUESTION, TypedBy.RULES));
        listed(question);
        assertThat(board("?limit=500")).contains("Documentation debt", "/?state=SETTLED&amp;limit=500&amp;debt=true");
        act(question, "resolve", Map.of("by", "bea")).statusCode(200);
        assertThat(row(board("?limit=500&debt=true"))).contains("settled by");
        assertThat(board("?limit=500&debt=true")).contains("/?state=OPEN&amp;limit=500\"",
                "/?state=SETTLED&amp;limit=500\"");

        act(question, "links", Map.of("by", "bea", "kind", "ticket", "url", "https://tickets.example.org/7?a=1&b=2"))
                .statusCode(200);
        assertThat(board("?limit=500&debt=true")).doesNotContain(title);
        assertThat(row(board("?limit=500&state=SETTLED"))).contains("ticket: <bdi>tickets.example.org</bdi>",
                "href=\"https://tickets.example.org/7?a=1&amp;b=2\"");
    }

    @Test
    void a_private_question_is_marked() {
        publish(Triage.of(question).title(title).visibility(Visibility.PRIVATE));
        listed(question);

        assertThat(row(board("?limit=500"))).contains("private");
    }

    @Test
    void filters_are_links_that_keep_the_others() {
        publish(Triage.of(question).title(title).source("forum").awaiting(Turn.AUTHOR));
        listed(question);

        String board = board("?limit=500&source=forum&awaiting=AUTHOR");
        assertThat(board).contains(title).contains("/?state=OPEN&amp;source=forum&amp;awaiting=TEAM&amp;limit=500");
        assertThat(board("?limit=500&source=labs")).doesNotContain(title);
        given().get("/?source=nowhere").then().statusCode(400).body(containsString("engine"));
    }

    @Test
    void an_empty_board_says_so() {
        assertThat(board("?assignee=otto&state=SNOOZED&olderThan=PT800000H"))
                .contains("No question fits these filters");
    }

    @Test
    void a_long_queue_has_pages() {
        publish(Triage.of(question).title(title), Triage.of(newQuestion()).title(title + "2"));
        await().until(() -> board("?limit=500").contains(title + "2"));

        String first = board("?limit=1");
        assertThat(first).contains("Next page").doesNotContain("First page");
        String next = first.replaceAll("(?s).*<a href=\"([^\"]*)\">Next page.*", "$1").replace("&amp;", "&");
        assertThat(given().urlEncodingEnabled(false).get(next).asString()).contains("First page");
    }

    @Test
    void the_browser_is_told_to_run_nothing_and_to_tell_nobody() {
        given().get("/").then().statusCode(200).contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff").header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
        given().get("/board.css").then().statusCode(200).contentType(containsString("text/css"));
    }

    private static String board(String query) {
        return given().urlEncodingEnabled(false).get("/" + query).then().statusCode(200).extract().asString();
    }

    private String row(String board) {
        int at = board.indexOf(title);
        assertThat(at).as("the board has it").isPositive();
        return board.substring(board.lastIndexOf("<tr", at), board.indexOf("</tr>", at));
    }
}
