package dev.tend.ingest.poll;

import static dev.tend.ingest.Asked.facts;
import static dev.tend.ingest.Asked.state;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.Assignees;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.SourceHealthChanged;
import dev.tend.events.Topics;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.Asked;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.github.GithubPayloads;
import dev.tend.ingest.github.GithubStub;
import dev.tend.ingest.webhook.Signed;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

@IngestTest
class GithubPollTest {

    private static final String REPOSITORY = "lumen/polled";
    private static final String NO_DISCUSSIONS = discussions("");

    @Inject
    Jdbi jdbi;
    @Inject
    MovableClock clock;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final String question = "github:" + REPOSITORY + "#" + number;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    private GithubStub github;

    @BeforeEach
    void start() {
        Stub.reset();
        github = new GithubStub(REPOSITORY, false);
        Stub.answer("/graphql", request -> Answer.ok(NO_DISCUSSIONS));
        jdbi.useHandle(handle -> handle.execute("delete from cursor where source = 'polled'"));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void what_webhooks_missed_is_found() {
        github.issue(REPOSITORY, number, now);
        github.comment(REPOSITORY, number, 31, now.plusSeconds(1));
        github.issue(REPOSITORY, number + 1, now).put("state", "closed").put("closed_at",
                now.plusSeconds(5).toString());

        poll();

        assertThat(facts(question)).hasSize(2).allMatch(fact -> fact.via() == Via.POLL);
        assertThat(facts(question).get(0)).isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.visibility()).isEqualTo(Visibility.PUBLIC));
        assertThat(facts(question).get(1)).isInstanceOfSatisfying(ReplyPosted.class,
                reply -> assertThat(reply.reply()).isEqualTo("31"));
        assertThat(facts("github:" + REPOSITORY + "#" + (number + 1))).hasExactlyElementsOfTypes(QuestionPosted.class,
                QuestionClosed.class);
        assertThat(poller()).containsEntry("lastError", null).containsEntry("enabled", true);
        assertThat(((Number) poller().get("lagSeconds")).longValue()).isLessThan(60);
    }

    @Test
    void who_takes_an_issue_and_gives_it_back_is_found_with_the_time_of_the_change() {
        ObjectNode issue = github.issue(REPOSITORY, number, now);
        issue.putArray("assignees");
        poll();
        issue.put("updated_at", now.plusSeconds(2).toString()).withArray("assignees")
                .add(GithubPayloads.json("{\"login\": \"snuffer\", \"type\": \"User\"}"));
        poll();
        issue.put("updated_at", now.plusSeconds(4).toString()).putArray("assignees");
        poll();

        assertThat(facts(question).get(0)).isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.assignees()).isNull());
        assertThat(facts(question).subList(1, 3)).extracting(fact -> ((QuestionEdited) fact).assignees())
                .containsExactly(new Assignees(List.of("snuffer"), now.plusSeconds(2)),
                        new Assignees(List.of(), now.plusSeconds(4)));
    }

    @Test
    void what_a_webhook_told_is_not_told_again() {
        ObjectNode issue = github.issue(REPOSITORY, number, now);
        ObjectNode payload = GithubPayloads.issues("opened", issue);
        ((ObjectNode) payload.get("repository")).put("full_name", REPOSITORY);
        Signed.deliver("polled", "issues", payload).statusCode(202);

        poll();

        assertThat(facts(question)).singleElement().matches(fact -> fact.via() == Via.WEBHOOK);
    }

    @Test
    void what_was_asked_before_the_source_was_watched_is_history_and_pull_requests_are_nothing() {
        github.issue(REPOSITORY, number, Instant.parse("2020-01-01T00:00:00Z")).put("updated_at", now.toString());
        github.issue(REPOSITORY, number + 1, now).set("pull_request", GithubPayloads.json("{\"url\": \"x\"}"));
        github.comment(REPOSITORY, number + 1, 32, now).put("html_url", "https://github.com/lumen/polled/pull/1#x");

        poll();

        assertThat(facts(question)).singleElement().matches(fact -> fact.via() == Via.BACKFILL);
        assertThat(facts("github:" + REPOSITORY + "#" + (number + 1))).isEmpty();
    }

    @Test
    void what_is_dated_next_week_was_posted_when_it_was_seen_and_hides_nothing() {
        github.issue(REPOSITORY, number, now.plus(Duration.ofDays(7)));
        poll();
        github.issue(REPOSITORY, number + 1, now.plusSeconds(1));
        poll();

        assertThat(facts(question)).singleElement().isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.postedAt()).isBeforeOrEqualTo(Instant.now()));
        assertThat(facts("github:" + REPOSITORY + "#" + (number + 1))).hasSize(1);
    }

    @Test
    void a_repository_that_was_renamed_is_read_where_the_api_leads() {
        github.issue(REPOSITORY, number, now);
        String moved = "/repositories/77/issues?";
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> Answer.of(301, "Location",
                Stub.url() + moved + request.target().replaceFirst("^[^?]*\\?", "")));
        Stub.answer(moved, github::list);

        poll();

        assertThat(facts(question)).hasSize(1);
        assertThat(Stub.requests(moved).get(0).headers()).containsEntry("authorization", "Bearer the-token");
    }

    @Test
    void nothing_is_read_where_another_host_is_said_to_have_it() {
        Stub.answer("/repos/" + REPOSITORY + "/issues?",
                request -> Answer.of(301, "Location", "http://127.0.0.1:9/repositories/77/issues"));
        Asked.poll(jdbi, "polled");
        await().untilAsserted(() -> assertThat((String) poller().get("lastError")).contains("it has moved"));
    }

    @Test
    void many_pages_are_read_to_the_end() {
        IntStream.range(0, 250).forEach(i -> github.issue(REPOSITORY, number + i, now.plusSeconds(i / 120)));

        poll();

        List<String> found = Topic
                .data(Topics.QUESTIONS, QuestionPosted.class, posted -> posted.source().equals("polled"))
                .stream().map(QuestionEvent::question).toList();
        assertThat(found).containsAll(IntStream.range(0, 250).mapToObj(i -> "github:" + REPOSITORY + "#" + (number + i))
                .toList()).doesNotHaveDuplicates();
    }

    @Test
    void a_question_that_changes_while_pages_are_read_hides_no_other() {
        IntStream.range(0, 150).forEach(i -> github.issue(REPOSITORY, number + i, now.plusSeconds(i)));
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> {
            Answer answer = github.list(request);
            // After the first page is shown, its first question moves to the end.
            github.issues.get(0).put("updated_at", now.plusSeconds(500).toString());
            return answer;
        });

        poll();

        assertThat(Topic.data(Topics.QUESTIONS, QuestionPosted.class, posted -> posted.source().equals("polled")))
                .extracting(QuestionPosted::question)
                .containsAll(
                        IntStream.range(0, 150).mapToObj(i -> "github:" + REPOSITORY + "#" + (number + i)).toList());
    }

    @Test
    void nothing_new_is_asked_for_with_the_etag_of_last_time() {
        github.issue(REPOSITORY, number, now);
        poll();
        poll();
        int before = Stub.requests("/repos/" + REPOSITORY + "/issues?").size();
        poll();

        List<Stub.Request> requests = Stub.requests("/repos/" + REPOSITORY + "/issues?");
        assertThat(requests).hasSize(before + 1);
        assertThat(requests.get(before).headers()).containsKey("if-none-match");
    }

    @Test
    void what_shows_up_late_in_the_list_is_found_by_the_overlap() {
        github.issue(REPOSITORY, number, now.plusSeconds(60));
        poll();
        github.issue(REPOSITORY, number + 1, now);
        poll();

        assertThat(facts("github:" + REPOSITORY + "#" + (number + 1))).hasSize(1);
    }

    @Test
    void a_question_that_is_open_again_is_told() {
        ObjectNode issue = github.issue(REPOSITORY, number, now).put("state", "closed").put("closed_at",
                now.toString());
        poll();
        issue.put("state", "open").putNull("closed_at").put("updated_at", now.plusSeconds(9).toString());
        poll();
        poll();

        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class, QuestionClosed.class,
                QuestionReopened.class);
    }

    @Test
    void discussions_are_read_where_there_is_a_token() {
        Stub.answer("/graphql",
                request -> Answer.ok(discussions(
                        """
                            {"number": %1$d, "title": "How bright?", "body": "Very?", "html_url": "https://github.com/lumen/polled/discussions/%1$d",
                             "created_at": "%2$s", "updated_at": "%2$s", "closed": false, "closed_at": null, "state_reason": null,
                             "author_association": "NONE", "user": {"login": "wanderer", "type": "User"}, "category": {"slug": "q-a"},
                             "labels": {"nodes": [{"name": "bug"}]}, "answer_chosen_at": "%2$s",
                             "answer": {"id": 41, "user": {"login": "helper", "type": "User"}, "author_association": "MEMBER"},
                             "comments": {"nodes": [{"id": 41, "html_url": "https://github.com/x", "body": "So bright.", "created_at": "%2$s",
                               "author_association": "MEMBER", "user": {"login": "helper", "type": "User"},
                               "replies": {"nodes": [{"id": 42, "html_url": "https://github.com/x", "body": "Thanks!", "created_at": "%2$s",
                                 "author_association": "NONE", "user": {"login": "dependabot", "type": "Bot"}}]}}]}}"""
                                .formatted(number, now))));

        poll();
        poll();

        List<QuestionEvent> facts = facts(question);
        assertThat(facts).hasExactlyElementsOfTypes(QuestionPosted.class, ReplyPosted.class, ReplyPosted.class,
                QuestionAnswerAccepted.class);
        assertThat(((QuestionPosted) facts.get(0)).labels()).containsExactly("bug");
        assertThat(((ReplyPosted) facts.get(1)).author().staff()).isTrue();
        assertThat(((ReplyPosted) facts.get(2)).author().handle()).isEqualTo("dependabot[bot]");
        assertThat(((QuestionAnswerAccepted) facts.get(3)).reply()).isEqualTo("41");
        assertThat(Stub.requests("/graphql").get(0).headers()).containsEntry("authorization", "Bearer the-token");
    }

    @Test
    void the_rate_limit_is_waited_out_and_then_the_rest_is_read() {
        github.issue(REPOSITORY, number, now);
        Instant reset = Instant.now().plusSeconds(3);
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> Instant.now().isBefore(reset)
                ? Answer.of(403, "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset.getEpochSecond() + "")
                : github.list(request));
        Asked.poll(jdbi, "polled");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(facts(question)).hasSize(1));
        assertThat(Stub.requests("/repos/" + REPOSITORY + "/issues?")).as("asked once, and once more after the reset")
                .hasSize(2);
        await().untilAsserted(() -> assertThat(poller()).containsEntry("lastError", null));
    }

    @Test
    void what_is_not_as_documented_is_skipped_and_said_and_its_neighbours_are_found() {
        github.issue(REPOSITORY, number, now).put("title", " ");
        github.issue(REPOSITORY, number + 1, now.plusSeconds(1));
        github.comment(REPOSITORY, number + 1, 33, now).put("html_url", 7);
        github.comment(REPOSITORY, number + 1, 34, now);

        poll();

        assertThat(facts("github:" + REPOSITORY + "#" + (number + 1))).hasExactlyElementsOfTypes(QuestionPosted.class,
                ReplyPosted.class);
        assertThat(facts(question)).isEmpty();
        assertThat(poller()).containsEntry("lastError", "skipped 2, such as issue " + number
                + ": \"title\" is missing; comment 33: \"html_url\" must be a text");

        github.issues.get(0).put("title", "How bright?").put("updated_at", now.plusSeconds(2).toString());
        github.comments.remove(0);
        poll();
        assertThat(facts(question)).hasSize(1);
        assertThat(poller()).containsEntry("lastError", null);
    }

    @Test
    void trouble_is_shown_without_any_secret_and_passes() {
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> Answer.of(500));
        Asked.poll(jdbi, "polled");
        await().untilAsserted(() -> assertThat(poller()).containsEntry("lastError", "HTTP 500"));
        assertThat(Instant.parse((String) poller().get("nextAt"))).isAfter(Instant.now());

        Stub.answer("/repos/" + REPOSITORY + "/issues?", github::list);
        poll();
        assertThat(given().get("/api/sources").asString()).doesNotContain("the-token").doesNotContain("the-new-secret");
    }

    @Test
    void trouble_that_lasts_is_told_once_and_that_it_is_over_too() {
        poll();
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> Answer.of(401));
        pollInVain();
        pollInVain();
        assertThat(health()).isEmpty();
        assertThat(poller().get("failingSince")).isNotNull();

        clock.advance(Duration.ofMinutes(5));
        pollInVain();
        pollInVain();
        clock.advance(Duration.ofMinutes(5));
        pollInVain();
        assertThat(health()).singleElement().satisfies(changed -> {
            assertThat(changed.state()).isEqualTo(SourceHealthChanged.State.FAILING);
            assertThat(changed.since()).hasToString((String) poller().get("failingSince"));
            assertThat(changed.error()).isEqualTo("HTTP 401: the token is not valid");
        });

        Stub.answer("/repos/" + REPOSITORY + "/issues?", github::list);
        poll();
        poll();
        await().untilAsserted(() -> assertThat(health()).extracting(SourceHealthChanged::state)
                .containsExactly(SourceHealthChanged.State.FAILING, SourceHealthChanged.State.WORKING));
        assertThat(poller().get("failingSince")).isNull();
    }

    private static List<SourceHealthChanged> health() {
        return Topic.data(Topics.SOURCES, SourceHealthChanged.class, changed -> changed.source().equals("polled"));
    }

    private void pollInVain() {
        Asked.poll(jdbi, "polled");
        await().untilAsserted(
                () -> assertThat(poller()).containsEntry("lastError", "HTTP 401: the token is not valid"));
    }

    @Test
    void a_next_page_at_another_host_is_not_asked_for() {
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> Answer.ok("[]", "Link",
                "<http://169.254.169.254/latest>; rel=\"next\""));
        Asked.poll(jdbi, "polled");
        await().untilAsserted(() -> assertThat(poller()).containsEntry("lastError",
                "the next page is said to be at another host"));
    }

    private void poll() {
        Asked.poll(jdbi, "polled");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(poller().get("lastOkAt")).isNotNull());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> poller() {
        return (Map<String, Object>) state("polled").get("poll");
    }

    private static String discussions(String nodes) {
        return "{\"data\": {\"repository\": {\"discussions\": {\"pageInfo\": {\"hasNextPage\": false, \"endCursor\": null}, "
                + "\"nodes\": [" + nodes + "]}}}}";
    }
}
