package dev.tend.local.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.node.MissingNode;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatMessage;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.Webhook;

/** Sends a story's webhooks, one scene after the other, and looks from outside what became of each. */
final class Telling {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** So long it is watched whether something comes that nobody expects. */
    private static final Duration AFTERMATH = Duration.ofSeconds(2);

    private final TendClient client;
    private final ChatServer chat;
    private final Account account;

    Telling(TendClient client, ChatServer chat, Account account) {
        this.client = client;
        this.chat = chat;
        this.account = account;
    }

    /** @return how many things were not as they should be */
    int tell(List<Scene> scenes) {
        int wrong = 0;
        for (int i = 0; i < scenes.size(); i++) {
            wrong += play(i + 1, scenes.get(i));
        }
        int messages = chat.messages().size();
        LockSupport.parkNanos(AFTERMATH.toNanos());
        return wrong + chat.messages().size() - messages;
    }

    private int play(int number, Scene scene) {
        int before = chat.messages().size();
        List<Integer> answers = send(scene.webhooks());
        List<String> notSo = new ArrayList<>();
        Seen seen = await(scene, before, notSo);
        answers.stream().filter(status -> status != scene.status()).distinct()
                .forEach(status -> notSo.add("it was to be answered with " + scene.status()));
        account.scene(number, scene, answers, seen, notSo);
        return notSo.size();
    }

    /** All at once. 0 stands for no answer. */
    private List<Integer> send(List<Webhook> webhooks) {
        List<CompletableFuture<Integer>> sent = webhooks.stream().map(webhook -> webhook.sendAsync(client.ingest())
                .thenApply(answer -> answer.statusCode()).exceptionally(failure -> 0)).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private Seen await(Scene scene, int before, List<String> notSo) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Seen seen = look(scene, before);
            List<String> wrong = scene.expectations().stream().filter(expectation -> !expectation.holds().test(seen))
                    .map(Expectation::what).toList();
            if (wrong.isEmpty() || System.nanoTime() > deadline) {
                notSo.addAll(wrong);
                return seen;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private Seen look(Scene scene, int before) {
        Map<Channel, List<String>> told = new EnumMap<>(Channel.class);
        List<ChatMessage> messages = chat.messages();
        for (ChatMessage message : messages.subList(before, messages.size())) {
            for (Channel channel : Channel.values()) {
                if (channel.id().equals(message.channel())) {
                    told.computeIfAbsent(channel, none -> new ArrayList<>()).add(message.text());
                }
            }
        }
        return new Seen(scene.question().flatMap(client::question).orElse(MissingNode.getInstance()),
                client.questions("").size(), told);
    }
}
