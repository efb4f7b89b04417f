package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class EventTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final ReplyRemoved DATA = new ReplyRemoved("github:kettle-brewing/firmware#412", "firmware", "90017",
            NOON, Via.WEBHOOK);

    @Test
    void aRepeatHasTheSameIdWheneverAndHoweverItIsLearned() {
        Event<?> webhook = Event.of("ingest-service", DATA, NOON, "90017");
        Event<?> poll = Event.of("ingest-service",
                new ReplyRemoved(DATA.question(), "renamed", "90017", NOON.plusSeconds(60), Via.POLL),
                NOON.plusSeconds(60), "90017");

        assertThat(poll.id()).isEqualTo(webhook.id());
    }

    @Test
    void anotherHappeningHasAnotherId() {
        assertThat(new String[]{ id(), id("90017"), id("90018"), id("90017", NOON), id("90017", NOON.plusNanos(1)),
                id("9", "0017")}).doesNotHaveDuplicates();
    }

    @Test
    void anotherTypeOrSubjectHasAnotherId() {
        ReplyRemoved elsewhere = new ReplyRemoved("github:kettle-brewing/firmware#41", "firmware", "90017", NOON,
                Via.WEBHOOK);
        QuestionRemoved question = new QuestionRemoved(DATA.question(), "firmware", QuestionRemoved.Reason.DELETED,
                null, NOON, Via.WEBHOOK);

        assertThat(new String[]{ id(), Event.of("ingest-service", elsewhere, NOON).id(),
                Event.of("ingest-service", question, NOON).id()}).doesNotHaveDuplicates();
    }

    @Test
    void theSourceIsTheServiceAndTheSubjectTheQuestion() {
        Event<?> event = Event.of("ingest-service", DATA, NOON);

        assertThat(event.source()).isEqualTo("/tend/ingest-service");
        assertThat(event.subject()).isEqualTo(DATA.question());
        assertThat(event.type()).isEqualTo(EventType.REPLY_REMOVED);
    }

    private static String id(Object... what) {
        return Event.of("ingest-service", DATA, NOON, what).id();
    }
}
