package dev.tend.ingest.poll;

import static dev.tend.ingest.Asked.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.Asked;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.github.GithubPayloads;
import dev.tend.ingest.github.GithubStub;
import dev.tend.ingest.webhook.Signed;

/** Single issues are asked for: some are gone, and of some Tend does not know what happened before. */
@IngestTest
class GithubLookTest {

    private static final String REPOSITORY = "lumen/polled";
    private static final String PATH = "/repos/" + REPOSITORY;

    @Inject
    Jdbi jdbi;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final String question = "github:" + REPOSITORY + "#" + number;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);
    private GithubStub github;

    @BeforeEach
    void start() {
        Stub.reset();
        github = new GithubStub(REPOSITORY, false);
        Stub.answer("/graphql", request -> Answer.ok(request.body().contains("$number")
                ? "{\"data\": {\"repository\": {\"discussion\": null}}, \"errors\": [{\"type\": \"NOT_FOUND\"}]}"
                : "{\"data\": {\"repository\": {\"discussions\": {\"pageInfo\": {\"hasNextPage\": false}, \"nodes\": []}}}}"));
        jdbi.useHandle(handle -> {
            handle.execute("delete from cursor where source = 'polled'");
            handle.execute("delete from look");
            handle.execute("update question set state = 'CLOSED' where source = 'polled'");
        });
    }

    @Test
    void an_issue_that_was_deleted_is_removed_by_the_round_of_the_day() {
        asked();
        gone(410);

        jdbi.useHandle(handle -> handle.execute("update poll set round_at = 'epoch' where source = 'polled'"));
        await().until(() -> looks() == 1);
        look();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(QuestionRemoved.class,
                removed -> assertThat(removed.reason()).isEqualTo(QuestionRemoved.Reason.DELETED)));
        assertThat(looks()).isZero();
    }

    @Test
    void an_issue_that_is_only_not_shown_is_removed_once_that_has_been_so_for_an_hour() {
        asked();
        gone(404);

        lookAgain();
        await().until(() -> missing() != null);
        assertThat(facts(question)).hasSize(1);

        jdbi.useHandle(handle -> handle.execute("update look set missing_since = missing_since - interval '1 hour'"));
        look();
        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOf(QuestionRemoved.class));
    }

    @Test
    void a_repository_that_cannot_be_read_any_more_or_has_no_issues_now_has_lost_none() {
        asked();
        gone(410);
        Stub.answer(PATH, request -> Answer.of(404));
        lookAgain();
        await().until(this::isPutOff);

        Stub.answer(PATH, request -> Answer.ok("{\"id\": 77, \"full_name\": \"lumen/polled\", \"has_issues\": false}"));
        lookAgain();
        await().until(() -> looks() == 0);
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class);
    }

    @Test
    void an_issue_that_was_transferred_is_removed_and_says_where_it_is() {
        asked();
        Stub.answer(PATH + "/issues/" + number,
                request -> Answer.of(301, "Location", Stub.url() + "/repositories/4799/issues/5"));
        Stub.answer("/repositories/4799/issues/5", request -> Answer.ok(GithubPayloads.issue("lumen/oven", 5)
                .put("repository_url", "https://api.github.com/repos/lumen/oven").toString()));

        lookAgain();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(QuestionRemoved.class,
                removed -> assertThat(removed.movedTo()).isEqualTo("github:lumen/oven#5")));
    }

    @Test
    void an_issue_of_a_repository_that_was_renamed_is_no_other() {
        asked();
        String renamed = "/repositories/77/issues/" + number;
        Stub.answer(PATH + "/issues/" + number, request -> Answer.of(301, "Location", Stub.url() + renamed));
        Stub.answer(renamed, request -> Answer.ok(github.issues.get(0).deepCopy()
                .put("repository_url", "https://api.github.com/repos/lumen/lamp").toString()));

        lookAgain();

        await().until(() -> looks() == 0);
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class);
    }

    @Test
    void a_question_of_a_repository_that_had_the_name_before_is_not_asked_for_at_the_one_that_has_it_now() {
        asked();
        String before = "github:" + REPOSITORY + "@5#" + number;
        jdbi.useHandle(handle -> handle.execute(
                "insert into look (question, source, due_at) values (?, 'polled', 'epoch')", before));
        jdbi.useHandle(handle -> handle.execute("update poll set look_at = 'epoch' where source = 'polled'"));

        await().until(() -> jdbi.withHandle(handle -> handle.createQuery("select count(*) from look where question = ?")
                .bind(0, before).mapTo(Integer.class).one()) == 0);
        assertThat(Stub.requests(PATH + "/issues/" + number)).isEmpty();
    }

    @Test
    void a_comment_that_was_deleted_is_found_by_the_count_of_the_list() {
        ObjectNode issue = asked();
        github.comment(REPOSITORY, number, number + 7, now.plusSeconds(1));
        poll();
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class, ReplyPosted.class);

        github.comments.clear();
        issue.put("comments", 0).put("updated_at", now.plusSeconds(3).toString());
        poll();
        await().until(() -> looks() == 1);
        look();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(ReplyRemoved.class,
                removed -> assertThat(removed.reply()).isEqualTo(String.valueOf(number + 7))));
    }

    @Test
    void what_was_written_below_an_old_issue_before_tend_heard_of_it_is_read_as_history() {
        Instant lastYear = Instant.parse("2025-10-20T09:00:00Z");
        ObjectNode issue = github.issue(REPOSITORY, number, lastYear);
        github.comment(REPOSITORY, number, number + 1, lastYear.plusSeconds(60));
        github.comment(REPOSITORY, number, number + 2, lastYear.plusSeconds(90));
        ObjectNode comment = github.comment(REPOSITORY, number, number + 3, now);
        ObjectNode payload = payload("created", issue);
        payload.set("comment", comment);
        Signed.deliver("polled", "issue_comment", payload).statusCode(202);

        assertThat(facts(question).get(0)).isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.knownSince()).isBeforeOrEqualTo(now));
        assertThat(looks()).isEqualTo(1);
        look();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(QuestionEdited.class,
                edited -> assertThat(edited.knownSince()).isNull()));
        List<QuestionEvent> facts = facts(question);
        assertThat(facts).hasExactlyElementsOfTypes(QuestionPosted.class, ReplyPosted.class, ReplyPosted.class,
                ReplyPosted.class, QuestionEdited.class);
        assertThat(facts.subList(1, 4)).extracting(QuestionEvent::via).containsExactly(Via.WEBHOOK, Via.BACKFILL,
                Via.BACKFILL);
        assertThat(looks()).isZero();
    }

    @Test
    void an_old_issue_with_comments_that_a_poll_shows_first_is_read_too() {
        github.issue(REPOSITORY, number, Instant.parse("2025-10-20T09:00:00Z")).put("updated_at", now.toString())
                .put("comments", 1);
        poll();
        assertThat(facts(question).get(0)).isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.knownSince()).isNotNull());
        assertThat(looks()).isEqualTo(1);
    }

    @Test
    void the_rate_limit_is_waited_out() {
        asked();
        Stub.answer(PATH + "/issues/" + number, request -> Answer.of(403, "x-ratelimit-remaining", "0",
                "x-ratelimit-reset", String.valueOf(Instant.now().plusSeconds(2).getEpochSecond())));
        lookAgain();
        await().untilAsserted(() -> assertThat(Stub.requests(PATH + "/issues/" + number)).hasSize(1));
        gone(410);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(facts(question)).last().isInstanceOf(QuestionRemoved.class));
    }

    private ObjectNode asked() {
        ObjectNode issue = github.issue(REPOSITORY, number, now);
        poll();
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class);
        return issue;
    }

    private void gone(int status) {
        github.issues.clear();
        Stub.answer(PATH + "/issues/" + number, request -> Answer.of(status));
    }

    private ObjectNode payload(String action, ObjectNode issue) {
        ObjectNode payload = GithubPayloads.issues(action, issue);
        ((ObjectNode) payload.get("repository")).put("full_name", REPOSITORY).put("id", 77);
        return payload;
    }

    private void lookAgain() {
        jdbi.useHandle(handle -> handle.execute(
                "insert into look (question, source, due_at) values (?, 'polled', 'epoch') on conflict do nothing",
                question));
        look();
    }

    /** Makes the question due, and its source free to be asked. */
    private void look() {
        jdbi.useHandle(handle -> {
            handle.execute("update look set due_at = 'epoch' where question = ?", question);
            handle.execute("update poll set look_at = 'epoch' where source = 'polled'");
        });
    }

    /** Tells whether the look has ended and waits for longer than a look may take. */
    private boolean isPutOff() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select due_at > now() + interval '5 minutes' from look where question = :question")
                .bind("question", question).mapTo(Boolean.class).one());
    }

    private int looks() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from look where question = :question")
                .bind("question", question).mapTo(Integer.class).one());
    }

    private Instant missing() {
        return jdbi.withHandle(handle -> handle.createQuery("select missing_since from look where question = :question")
                .bind("question", question).map((row, context) -> row.getTimestamp(1)).findOne())
                .map(java.sql.Timestamp::toInstant).orElse(null);
    }

    private void poll() {
        Asked.poll(jdbi, "polled");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(((Map<?, ?>) Asked.state("polled").get("poll")).get("lastOkAt")).isNotNull());
    }
}
