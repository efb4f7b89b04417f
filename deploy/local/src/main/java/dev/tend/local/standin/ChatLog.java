package dev.tend.local.standin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What a chat server remembers, oldest first. */
final class ChatLog {

    private final Clock clock = Clock.systemUTC();
    private final List<ChatMessage> messages = new ArrayList<>();

    /** @param id makes one of the message's number and time */
    synchronized ChatMessage add(String channel, String text, String body, BiFunction<Integer, Instant, String> id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ChatMessage message = new ChatMessage(id.apply(messages.size(), now), now, channel, text, body);
        messages.add(message);
        return message;
    }

    synchronized List<ChatMessage> all() {
        return List.copyOf(messages);
    }

    List<ChatMessage> of(String channel) {
        return all().stream().filter(message -> message.channel().equals(channel)).toList();
    }
}
