package dev.tend.events;

/** A fact that a source told us, on {@code tend.questions.v1}. Facts may come late, twice, and in any order. */
public sealed interface QuestionEvent extends EventData
        permits QuestionPosted, QuestionEdited, ReplyPosted, ReplyRemoved, QuestionClosed, QuestionReopened,
        QuestionAnswerAccepted, StatusChanged, QuestionRemoved, VisibilityChanged {

    /** The question id, {@code <kind>:<instance or owner/repo>#<number or id>}. */
    String question();

    /** The key of the source in {@code community.yaml}. */
    String source();

    /** How Tend learned of it. */
    Via via();

    @Override
    default String subject() {
        return question();
    }
}
