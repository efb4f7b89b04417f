package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.QuestionId;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.system.Directories;
import dev.tend.local.system.Service;

/** Kafka, or the database of one service, is lost alone: what was accepted comes back, and nobody is told twice. */
@WithTend
class LostDataIT {

    private static final Path KAFKA = Path.of(System.getProperty("tend.home"), "deploy/local/target/whole/kafka");

    private final Whole whole;

    LostDataIT(Whole whole) {
        this.whole = whole;
    }

    @AfterEach
    void back() {
        await().atMost(Duration.ofSeconds(90)).until(whole::isReady);
    }

    @Test
    void whatKafkaLostWhileAConsumerLaggedIsOnTheBoardOnceItIsPublishedAgain() throws Exception {
        whole.tend.killUntilStarted(Service.CLASSIFIER);
        List<Issue> issues = Stream.generate(Questions::any).limit(20).toList();
        for (Issue issue : issues) {
            assertThat(whole.app.opened(issue).send(whole.client.ingest())).isEqualTo(202);
        }

        whole.tend.broker().close();
        Directories.delete(KAFKA);
        whole.tend.broker().start();
        whole.tend.startAgain(Service.CLASSIFIER);
        await().atMost(Duration.ofSeconds(90)).until(whole::isReady);
        republish();

        whole.awaitShownEverywhere(Duration.ofSeconds(90), issues);
        assertThat(issues).allSatisfy(issue -> {
            assertThat(board(issue).path("state").asText()).isEqualTo("OPEN");
            assertThat(whole.shown(issue)).isEqualTo(Whole.onceEach());
        });
        worksFor(Questions.any());
    }

    @Test
    void aClassifierThatLostItsDatabaseKnowsEachQuestionAndWhatPeopleDecidedAgainAndTellsNobodyTwice()
            throws Exception {
        Issue open = told();
        Issue settled = told();
        act(settled, "resolve", "{\"by\": \"ann\"}");
        await().until(() -> board(settled).path("state").asText().equals("SETTLED"));

        loseDatabaseOf(Service.CLASSIFIER);

        Issue fresh = Questions.any();
        worksFor(fresh);
        whole.app.comment(open, User.member("ann-orbit"), "Which version is it?", Instant.now())
                .send(whole.client.ingest());
        await().atMost(Duration.ofSeconds(60)).until(() -> board(open).path("awaiting").asText().equals("AUTHOR"));
        assertThat(board(settled).path("state").asText()).isEqualTo("SETTLED");
        assertThat(whole.shown(open)).isEqualTo(Whole.onceEach());
        assertThat(whole.shown(settled)).isEqualTo(Whole.onceEach());
    }

    @Test
    void aRotationThatLostItsDatabaseShowsEachQuestionAgainAndTellsNobodyTwice() throws Exception {
        Issue open = told();

        loseDatabaseOf(Service.ROTATION);

        worksFor(Questions.any());
        await().atMost(Duration.ofSeconds(60)).until(() -> whole.client.question(id(open)).isPresent());
        assertThat(board(open).path("assignee").asText()).isNotEmpty();
        assertThat(whole.shown(open)).isEqualTo(Whole.onceEach());
    }

    @Test
    void aNotifierThatLostItsLedgerTellsNobodyTwice() throws Exception {
        Issue open = told();

        loseDatabaseOf(Service.NOTIFIER);

        worksFor(Questions.any());
        assertThat(whole.shown(open)).isEqualTo(Whole.onceEach());
    }

    @Test
    void anIngestThatLostItsDatabaseTakesAWebhookThatComesAgainForTheSame() throws Exception {
        Issue open = told();

        loseDatabaseOf(Service.INGEST);

        assertThat(whole.app.opened(open).send(whole.client.ingest())).isEqualTo(202);
        worksFor(Questions.any());
        assertThat(whole.shown(open)).isEqualTo(Whole.onceEach());
    }

    private Issue told() throws Exception {
        Issue issue = Questions.any();
        worksFor(issue);
        return issue;
    }

    private void worksFor(Issue issue) throws Exception {
        assertThat(whole.app.opened(issue).send(whole.client.ingest())).isEqualTo(202);
        whole.awaitShownEverywhere(Duration.ofSeconds(90), List.of(issue));
        assertThat(whole.shown(issue)).isEqualTo(Whole.onceEach());
    }

    /** What it had taken in is what it committed: a kill before that is another misfortune. */
    private void awaitCommitted(Service service) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", whole.tend.broker().servers()))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(service.module())
                        .partitionsToOffsetAndMetadata().get();
                Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(committed.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()))).all()
                        .get();
                return committed.entrySet().stream().allMatch(
                        entry -> entry.getValue().offset() >= ends.get(entry.getKey()).offset());
            });
        }
    }

    private void loseDatabaseOf(Service service) throws Exception {
        awaitCommitted(service);
        whole.tend.killUntilStarted(service);
        Service other = service == Service.INGEST ? Service.NOTIFIER : Service.INGEST;
        try (Connection connection = whole.tend.databases().connect(other);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + service.database() + " with (force)");
            statement.execute("create database " + service.database());
        }
        whole.tend.startAgain(service);
        await().atMost(Duration.ofSeconds(90)).until(whole::isReady);
    }

    /** As {@code ./tend republish} does. */
    private void republish() {
        for (Service service : Service.values()) {
            whole.client.post(service, "/api/republish", "");
        }
        for (Service service : Service.values()) {
            await().atMost(Duration.ofSeconds(60)).until(() -> whole.client.get(service, "/api/republish").map(
                    progress -> progress.path("state").asText()).orElse("").equals("DONE"));
        }
    }

    private void act(Issue issue, String action, String json) {
        whole.client.post(Service.ROTATION, "/api/questions/" + QuestionId.key(id(issue)) + "/" + action, json);
    }

    private String id(Issue issue) {
        return Questions.id(whole.app, issue);
    }

    private JsonNode board(Issue issue) {
        return whole.client.question(id(issue)).orElseThrow();
    }
}
