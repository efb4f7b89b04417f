package dev.tend.local.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tend.local.standin.ChatMessage;
import dev.tend.local.standin.ChatServer;

/** How long from a webhook until people can read of it, the whole path. */
final class Latency {

    private static final int PER_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration RUN = Duration.ofSeconds(30);

    private Latency() {
    }

    static void measure(Load load, ChatServer chat, Figures figures) {
        load.atRate(PER_SECOND, WARM_UP);
        Map<String, Instant> sent = load.atRate(PER_SECOND, RUN);
        Map<String, Instant> shown = new HashMap<>();
        Await.until("each question in the chat", () -> {
            shown.putAll(shown(chat.messages()));
            return shown.keySet().containsAll(sent.keySet());
        });
        Percentiles took = Percentiles.of(sent.entrySet().stream()
                .map(question -> Duration.between(question.getValue(), shown.get(question.getKey()))).toList());
        figures.add("webhook to chat at " + PER_SECOND + " per second", "p50 %.2f s, p99 %.2f s, most %.2f s",
                Figures.seconds(took.p50()), Figures.seconds(took.p99()), Figures.seconds(took.most()));
    }

    private static Map<String, Instant> shown(List<ChatMessage> messages) {
        Map<String, Instant> shown = new HashMap<>();
        for (ChatMessage message : messages) {
            Load.words(message.text()).forEach(word -> shown.putIfAbsent(word, message.at()));
        }
        return shown;
    }
}
