package dev.tend.ingest.webhook;

import static dev.tend.ingest.github.GithubPayloads.issue;
import static dev.tend.ingest.github.GithubPayloads.issues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.http.TestHTTPResource;

import dev.tend.ingest.IngestTest;
import dev.tend.ingest.webhook.Bodies.Admitted;
import dev.tend.kit.community.Secret;

/** Whoever sends slowly, or does not say how much, keeps nobody else from sending. */
@IngestTest
class SlowSendersTest {

    private static final int LIMIT = 25 * 1024 * 1024;

    @TestHTTPResource("/webhooks/")
    URI webhooks;

    @Inject
    Bodies bodies;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final List<Socket> silent = new ArrayList<>();
    private final List<Admitted> others = new ArrayList<>();
    private int answered;

    @AfterEach
    void letGo() throws IOException {
        others.forEach(Admitted::letGo);
        for (Socket socket : silent) {
            socket.close();
        }
    }

    @Test
    void a_hundred_who_say_that_much_will_come_and_fall_silent_keep_nobody_out_and_are_hung_up_on() throws Exception {
        for (int i = 0; i < 50; i++) {
            silent.add(begin("Content-Length: " + LIMIT, 1));
            silent.add(begin("Content-Length: " + LIMIT, 20_000));
        }
        Instant start = Instant.now();

        assertThat(answers(20, BodyPublishers::ofByteArray)).containsOnly(202);
        for (Socket socket : silent) {
            assertThat(answer(socket)).as("%d", silent.indexOf(socket)).matches("(?s)|HTTP/1.1 408.*problem\\+json.*");
        }
        assertThat(answered).as("who never got beyond the first bytes is told why").isGreaterThanOrEqualTo(50);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
        await().untilAsserted(() -> assertThat(bodies.held()).isZero());
    }

    @Test
    void who_sends_a_byte_now_and_then_is_hung_up_on_too() throws Exception {
        Socket socket = begin("Transfer-Encoding: chunked", 0);
        silent.add(socket);
        Instant start = Instant.now();
        socket.setSoTimeout(1_000);
        int answer = -2;
        while (answer == -2 && Duration.between(start, Instant.now()).toSeconds() < 20) {
            try {
                socket.getOutputStream().write("1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII));
                answer = socket.getInputStream().read();
            } catch (SocketTimeoutException e) {
                // Nothing yet.
            }
        }
        assertThat((char) answer).isEqualTo('H');
    }

    @Test
    void small_bodies_in_chunks_do_not_refuse_each_other() {
        // Beside these there is no room for one that is as large as may be.
        for (Optional<Admitted> other = bodies.admit(LIMIT); other.isPresent(); other = bodies.admit(LIMIT)) {
            assertThat(other.get().grow(LIMIT)).isTrue();
            others.add(other.get());
        }
        assertThat(answers(20, body -> BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                .containsOnly(202);
    }

    private String answer(Socket socket) throws IOException {
        try {
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            answered += answer.isEmpty() ? 0 : 1;
            return answer;
        } catch (SocketException e) {
            // Hung up with bytes unread.
            return "";
        }
    }

    private Socket begin(String length, int bytes) throws IOException {
        Socket socket = new Socket(webhooks.getHost(), webhooks.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(("POST /webhooks/lantern HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n"
                + "x".repeat(bytes)).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private List<Integer> answers(int webhooksAtOnce,
            Function<byte[], HttpRequest.BodyPublisher> as) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, webhooksAtOnce).mapToObj(i -> {
            byte[] body = issues("opened", issue(number + i)).toString().getBytes(StandardCharsets.UTF_8);
            return client.sendAsync(
                    HttpRequest.newBuilder(webhooks.resolve("lantern")).header("X-GitHub-Event", "issues")
                            .header("X-Hub-Signature-256", Signature.of(body, new Secret("the-new-secret")))
                            .POST(as.apply(body)).build(),
                    HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
        }).toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
