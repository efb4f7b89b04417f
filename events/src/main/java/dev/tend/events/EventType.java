package dev.tend.events;

import java.util.Arrays;
import java.util.Optional;

/** Every type of event: its name, its topic, its data. The only list of them. */
public enum EventType {
    QUESTION_POSTED("question-posted", Topics.QUESTIONS, QuestionPosted.class),
    QUESTION_EDITED("question-edited", Topics.QUESTIONS, QuestionEdited.class),
    REPLY_POSTED("reply-posted", Topics.QUESTIONS, ReplyPosted.class),
    REPLY_REMOVED("reply-removed", Topics.QUESTIONS, ReplyRemoved.class),
    QUESTION_CLOSED("question-closed", Topics.QUESTIONS, QuestionClosed.class),
    QUESTION_REOPENED("question-reopened", Topics.QUESTIONS, QuestionReopened.class),
    QUESTION_ANSWER_ACCEPTED("question-answer-accepted", Topics.QUESTIONS, QuestionAnswerAccepted.class),
    STATUS_CHANGED("status-changed", Topics.QUESTIONS, StatusChanged.class),
    QUESTION_REMOVED("question-removed", Topics.QUESTIONS, QuestionRemoved.class),
    VISIBILITY_CHANGED("visibility-changed", Topics.QUESTIONS, VisibilityChanged.class),
    QUESTION_TYPED("question-typed", Topics.TRIAGE, QuestionTyped.class),
    QUESTION_AGED("question-aged", Topics.TRIAGE, QuestionAged.class),
    TURN_CHANGED("turn-changed", Topics.TRIAGE, TurnChanged.class),
    QUESTION_SETTLED("question-settled", Topics.TRIAGE, QuestionSettled.class),
    QUESTION_ASSIGNED("question-assigned", Topics.ASSIGNMENTS, QuestionAssigned.class),
    QUESTION_ACKNOWLEDGED("question-acknowledged", Topics.ASSIGNMENTS, QuestionAcknowledged.class),
    QUESTION_SNOOZED("question-snoozed", Topics.ASSIGNMENTS, QuestionSnoozed.class),
    QUESTION_RECLASSIFIED("question-reclassified", Topics.ASSIGNMENTS, QuestionReclassified.class),
    QUESTION_LINKED("question-linked", Topics.ASSIGNMENTS, QuestionLinked.class),
    QUESTION_RESOLVED("question-resolved", Topics.ASSIGNMENTS, QuestionResolved.class),
    QUESTION_ESCALATED("question-escalated", Topics.ASSIGNMENTS, QuestionEscalated.class),
    SHIFT_STARTED("shift-started", Topics.ASSIGNMENTS, ShiftStarted.class),
    SWAP_CHANGED("swap-changed", Topics.ASSIGNMENTS, SwapChanged.class),
    SCHEDULE_ENDING("schedule-ending", Topics.ASSIGNMENTS, ScheduleEnding.class),
    DIGEST_DUE("digest-due", Topics.ASSIGNMENTS, DigestDue.class),
    ACTION_REQUESTED("action-requested", Topics.ACTIONS, ActionRequested.class),
    PING_SENT("ping-sent", Topics.PINGS, PingSent.class),
    PING_FAILED("ping-failed", Topics.PINGS, PingFailed.class),
    SOURCE_HEALTH_CHANGED("source-health-changed", Topics.SOURCES, SourceHealthChanged.class);

    private final String eventName;
    private final String topic;
    private final Class<? extends EventData> data;

    EventType(String eventName, String topic, Class<? extends EventData> data) {
        this.eventName = eventName;
        this.topic = topic;
        this.data = data;
    }

    /** The short name that people write in {@code community.yaml}: {@code question-typed}. */
    public String eventName() {
        return eventName;
    }

    /** The {@code ce_type}: {@code dev.tend.question-typed.v1}. */
    public String ceType() {
        return "dev.tend." + eventName + ".v1";
    }

    public String topic() {
        return topic;
    }

    public Class<? extends EventData> data() {
        return data;
    }

    public static Optional<EventType> ofCeType(String ceType) {
        return Arrays.stream(values()).filter(type -> type.ceType().equals(ceType)).findFirst();
    }

    public static Optional<EventType> ofEventName(String name) {
        return Arrays.stream(values()).filter(type -> type.eventName.equals(name)).findFirst();
    }

    public static EventType of(EventData data) {
        return Arrays.stream(values()).filter(type -> type.data == data.getClass()).findFirst().orElseThrow();
    }
}
