package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody pressed a button or picked an entry in chat.
 *
 * @param by a person's key in {@code community.yaml}; only people listed there can act
 * @param sink which chat it came from: {@code slack}, {@code mattermost}
 * @param argument what the action needs: a type, a person's key, an ISO-8601 duration, a link
 */
public record ActionRequested(String question, Action action, String by, String sink, @Nullable String argument,
        Instant requestedAt) implements EventData {

    public enum Action {
        ACKNOWLEDGE, ASSIGN, SNOOZE, RECLASSIFY, RESOLVE
    }

    @Override
    public String subject() {
        return question;
    }
}
