package dev.tend.notifier.message;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.tend.events.DigestDue;
import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/**
 * What an event says beside the question itself: kept in the ledger until the ping is sent. Of each event only some are there.
 *
 * @param person whose it is now: a person's key
 * @param by who did it: a person's key
 * @param since since when the clock of a threshold runs
 * @param because the word of an enum, or a sentence
 * @param digest the list, where it is about one, or about a rotation: then it is named after that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Details(EventType event, @Nullable String person, @Nullable String by, @Nullable String threshold,
        @Nullable Instant since, @Nullable Turn turn, @Nullable String because, @Nullable Instant until,
        @Nullable String note, @Nullable String link, @Nullable QuestionType type, @Nullable QuestionType previous,
        QuestionSettled.@Nullable How how, @Nullable DigestDue digest) {

    public static Details of(EventType event) {
        return new Details(event, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** @param until the end of its day: it is not posted after that */
    public static Details digest(DigestDue digest, Instant until) {
        return new Details(EventType.DIGEST_DUE, null, null, null, null, null, null, until, null, null, null, null,
                null,
                digest);
    }

    /**
     * About a rotation.
     *
     * @param list with whom to mention
     * @param until it is not told after that
     */
    public static Details ofRotation(EventType event, DigestDue list, @Nullable String by, Instant until) {
        return new Details(event, null, by, null, null, null, null, until, null, null, null, null, null, list);
    }

    /**
     * About a swap.
     *
     * @param list with whom to mention; due when the shift starts that the asker gets
     * @param gives when the shift starts that the asker gives away
     * @param how the word of what became of it
     */
    public static Details ofSwap(DigestDue list, String by, Instant gives, Instant until, String how, String swap) {
        return new Details(EventType.SWAP_CHANGED, null, by, null, gives, null, how, until, swap, null, null, null,
                null,
                list);
    }

    /** About a time without anybody on duty. */
    public static Details ofGap(DigestDue list, Instant from, Instant until, String because) {
        return new Details(EventType.SCHEDULE_ENDING, null, null, null, from, null, because, until, null, null, null,
                null,
                null, list);
    }

    public Details with(DigestDue list) {
        return new Details(event, person, by, threshold, since, turn, because, until, note, link, type, previous, how,
                list);
    }

    public static Details aged(String threshold, Instant since) {
        return new Details(EventType.QUESTION_AGED, null, null, threshold, since, null, null, null, null, null, null,
                null, null, null);
    }

    /** {@code since}: when the threshold passed; {@code because}: the step. */
    public static Details escalated(QuestionEscalated escalated) {
        return new Details(EventType.QUESTION_ESCALATED, escalated.person(), null, escalated.threshold(),
                escalated.agedAt(), null, escalated.step().name(), null, null, null, null, null, null, null);
    }

    public static Details turn(Turn turn, String because) {
        return new Details(EventType.TURN_CHANGED, null, null, null, null, turn, because, null, null, null, null, null,
                null, null);
    }

    public static Details settled(QuestionSettled.How how) {
        return new Details(EventType.QUESTION_SETTLED, null, null, null, null, null, null, null, null, null, null, null,
                how, null);
    }

    public static Details assigned(String person, @Nullable String by, String because) {
        return new Details(EventType.QUESTION_ASSIGNED, person, by, null, null, null, because, null, null, null, null,
                null, null, null);
    }

    public static Details acknowledged(String by) {
        return new Details(EventType.QUESTION_ACKNOWLEDGED, null, by, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    public static Details snoozed(String by, Instant until, @Nullable String note) {
        return new Details(EventType.QUESTION_SNOOZED, null, by, null, null, null, null, until, note, null, null, null,
                null, null);
    }

    public static Details reclassified(String by, QuestionType type, QuestionType previous) {
        return new Details(EventType.QUESTION_RECLASSIFIED, null, by, null, null, null, null, null, null, null, type,
                previous, null, null);
    }

    public static Details resolved(String by, @Nullable String link, @Nullable String note) {
        return new Details(EventType.QUESTION_RESOLVED, null, by, null, null, null, null, null, note, link, null, null,
                null, null);
    }
}
