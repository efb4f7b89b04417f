package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.tend.events.EventType;
import dev.tend.events.QuestionAssigned;
import dev.tend.kit.community.Destination;
import dev.tend.notifier.message.Details;

/** What is to be done with a ping whose turn has come: the last look before it is sent. */
sealed interface Decision {

    /** How long sending is tried. */
    Duration PATIENCE = Duration.ofHours(24);

    record Tell() implements Decision {
    }

    /** It is pointless by now. */
    record Drop(String because) implements Decision {
    }

    /** Those who read the destination may not read the question. */
    record Withhold() implements Decision {

        /** For operators: none of the question's text. */
        static final String BECAUSE = "the question is PRIVATE or SENSITIVE and this destination is public: write "
                + "`private: true` at it in community.yaml if all its readers may read such questions, or tell them at one that has it";
    }

    /** It was tried for long enough. */
    record GiveUp() implements Decision {
    }

    static Decision of(Ping ping, QuestionStatus question, Destination destination, Instant now) {
        String pointless = pointless(ping.details(), question);
        if (!pointless.isEmpty()) {
            return new Drop(pointless);
        }
        if (!allows(destination, question)) {
            return new Withhold();
        }
        return isTriedForLongEnough(ping, now) ? new GiveUp() : new Tell();
    }

    /** Its time counts from the first try: what has waited for Tend itself was not tried. */
    static boolean isTriedForLongEnough(Ping ping, Instant now) {
        return ping.firstTriedAt().filter(first -> now.isAfter(first.plus(PATIENCE))).isPresent();
    }

    static boolean allows(Destination destination, QuestionStatus question) {
        return destination.holdsPrivate() || question.isPublic();
    }

    private static String pointless(Details details, QuestionStatus question) {
        if (question.summary() == null) {
            return "the question was removed at its source";
        }
        EventType event = details.event();
        if (event == EventType.QUESTION_SETTLED) {
            return question.isSettled() ? "" : "it is open again";
        }
        if (event == EventType.QUESTION_RESOLVED) {
            return "";
        }
        if (question.isSettled()) {
            return "it is settled by now";
        }
        if (event == EventType.QUESTION_ASSIGNED) {
            return assigned(details, question);
        }
        if (event == EventType.QUESTION_ESCALATED && question.isTakenSince(details.since())) {
            return "somebody takes care of it by now";
        }
        if (question.status() == null) {
            return "";
        }
        return switch (event) {
            case QUESTION_TYPED -> question.status().answered() ? "it is answered by now" : "";
            case QUESTION_AGED, QUESTION_ESCALATED -> question.status().aged().contains(details.threshold())
                    ? ""
                    : "somebody wrote meanwhile";
            case TURN_CHANGED -> question.status().awaiting() == details.turn()
                    ? ""
                    : "it is another's turn by now";
            default -> "";
        };
    }

    /** What the rotation gives is news only as long as it waits for an answer; what a person hands over is a request. */
    private static String assigned(Details details, QuestionStatus question) {
        if (!Objects.equals(question.assignee(), details.person())) {
            return "it is somebody else's by now";
        }
        boolean given = QuestionAssigned.Because.ON_DUTY.name().equals(details.because());
        return given && question.status() != null && question.status().answered() ? "it is answered by now" : "";
    }
}
