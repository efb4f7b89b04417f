package dev.tend.ingest.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpConnection;

import dev.tend.ingest.webhook.Bodies.Admitted;

/** Reads no body further than it was let in; a body sent in chunks does not say its length before. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    /** In bytes, of what is no webhook. */
    private static final long SMALL = 1024 * 1024;
    /** GitHub gives up after ten seconds: who goes on sending for longer holds room that others need. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIECE = 64 * 1024;

    private final CurrentVertxRequest request;

    BodyLimit(CurrentVertxRequest request) {
        this.request = request;
    }

    /** All that is read here are bytes. */
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Optional<Admitted> admitted = Bodies.of(request.getCurrent());
        admitted.ifPresent(Admitted::hold);
        try {
            return read(context.getInputStream(), admitted.map(Admitted::bytes).orElse(SMALL));
        } catch (IOException e) {
            hangUpOnceAnswered();
            throw Refusal.notWhole();
        } finally {
            admitted.ifPresent(Admitted::letGo);
        }
    }

    /** Without a copy where the length is known. */
    private byte[] read(InputStream body, long most) throws IOException {
        String length = request.getCurrent().request().getHeader(HttpHeaders.CONTENT_LENGTH);
        byte[] bytes = new byte[(int) Math.min(length == null ? PIECE : Long.parseLong(length), most)];
        long start = System.nanoTime();
        int read = 0;
        int next = 0;
        while (next >= 0) {
            next = read < bytes.length ? body.read(bytes, read, Math.min(PIECE, bytes.length - read)) : body.read();
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException("too slow");
            }
            if (next >= 0 && read == most) {
                hangUpOnceAnswered();
                throw Refusal.tooLarge(most);
            }
            if (next >= 0 && read == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(2L * read + PIECE, most));
                bytes[read++] = (byte) next;
            } else {
                read += Math.max(next, 0);
            }
        }
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** The rest is not wanted: without the end of the connection the client would go on sending it. */
    private void hangUpOnceAnswered() {
        HttpConnection connection = request.getCurrent().request().connection();
        request.getCurrent().addEndHandler(answered -> connection.close());
    }
}
