package dev.tend.notifier.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.kit.Age;
import dev.tend.kit.community.Policy;

/** The words for things that have a name in events. All others stand in the templates. */
public final class Words {

    private Words() {
    }

    public static String type(QuestionType type) {
        return switch (type) {
            case TROUBLESHOOTING -> "troubleshooting question";
            case FEATURE_PROPOSAL -> "feature proposal";
            case BUG -> "bug";
            case QUESTION -> "question";
        };
    }

    /** What a channel with a rule for this event follows. */
    public static String follows(EventType event) {
        return switch (event) {
            case QUESTION_TYPED -> "new questions";
            case QUESTION_AGED -> "questions that wait too long";
            case TURN_CHANGED -> "whose turn it is";
            case QUESTION_SETTLED -> "settled questions";
            case QUESTION_ASSIGNED -> "who has which question";
            case QUESTION_ACKNOWLEDGED -> "questions that somebody takes care of";
            case QUESTION_SNOOZED -> "questions that are put off";
            case QUESTION_RECLASSIFIED -> "corrected types";
            case QUESTION_RESOLVED -> "resolved questions";
            case QUESTION_ESCALATED -> "questions that nobody takes";
            case SHIFT_STARTED -> "whose shift starts";
            case SCHEDULE_ENDING -> "when nobody is on duty, or holidays end";
            case SWAP_CHANGED -> "who wants to swap shifts";
            default -> event.eventName();
        };
    }

    /** Who is told of what nobody takes. */
    public static String step(QuestionEscalated.Step step) {
        return switch (step) {
            case BACK_UP -> "the back-up";
            case CHANNEL -> "all here";
        };
    }

    public static String turn(Turn turn) {
        return switch (turn) {
            case TEAM -> "our turn";
            case AUTHOR -> "the asker's turn";
            case COMMUNITY -> "the community is answering";
            case NOBODY -> "settled";
        };
    }

    static String turned(Turn turn) {
        return switch (turn) {
            case TEAM -> "Our turn";
            case AUTHOR -> "The asker's turn";
            case COMMUNITY -> "The community is answering";
            case NOBODY -> "Nobody's turn";
        };
    }

    static String aged(String threshold, Duration waited) {
        return switch (threshold) {
            case Policy.UNANSWERED -> "No answer for " + Age.of(waited);
            case Policy.INACTIVE -> "Quiet for " + Age.of(waited);
            case Policy.AWAITING_TEAM -> "Our turn for " + Age.of(waited);
            case Policy.CONTRIBUTOR_SILENT -> "No word from the contributor for " + Age.of(waited);
            default -> threshold + " for " + Age.of(waited);
        };
    }

    static String settled(QuestionSettled.How how) {
        return switch (how) {
            case CLOSED -> "Closed";
            case ANSWER_ACCEPTED -> "Answered, and the answer was accepted";
            case RESOLVED -> "Resolved";
            case REMOVED -> "Removed";
        };
    }

    /** With the year where that is not this one. */
    static String when(Instant instant, Instant now, ZoneId zone) {
        ZonedDateTime wall = instant.atZone(zone);
        String day = wall.getYear() == now.atZone(zone).getYear()
                ? "EEE d MMM"
                : "EEE d MMM yyyy";
        return DateTimeFormatter.ofPattern(day + ", HH:mm", Locale.ENGLISH).format(wall);
    }

    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
