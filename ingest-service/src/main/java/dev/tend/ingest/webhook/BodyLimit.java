package dev.tend.ingest.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;

import dev.tend.ingest.webhook.Bodies.Admitted;

/** Reads no body further than there is room for it; a body sent in chunks does not say its length before. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    /** In bytes, of what is no webhook. */
    private static final long SMALL = 1024 * 1024;

    private static final String READING = BodyLimit.class.getName();

    private final CurrentVertxRequest request;
    private final Webhooks webhooks;

    BodyLimit(CurrentVertxRequest request, Webhooks webhooks) {
        this.request = request;
        this.webhooks = webhooks;
    }

    /** Else the framework still waits for its first bytes. */
    static boolean isReading(RoutingContext request) {
        return request.get(READING) != null;
    }

    /** All that is read here are bytes. */
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Optional<Admitted> admitted = Bodies.of(request.getCurrent());
        admitted.ifPresent(Admitted::hold);
        request.getCurrent().put(READING, true);
        try {
            return read(context.getInputStream());
        } catch (IOException e) {
            hangUpOnceAnswered();
            throw Refusal.notWhole();
        } finally {
            admitted.ifPresent(Admitted::letGo);
        }
    }

    private byte[] read(InputStream body) throws IOException {
        long most = WebhookGate.source(request.getCurrent()).map(source -> (long) source.kind().bodyLimit())
                .orElse(SMALL);
        String length = request.getCurrent().request().getHeader(HttpHeaders.CONTENT_LENGTH);
        long end = length == null ? most : Math.min(Long.parseLong(length), most);
        byte[] bytes = new byte[(int) Math.min(end, Bodies.PIECE)];
        int read = 0;
        int next = 0;
        while (next >= 0) {
            next = read < bytes.length ? body.read(bytes, read, bytes.length - read) : body.read();
            if (next >= 0 && read == most) {
                hangUpOnceAnswered();
                throw Refusal.tooLarge(most);
            }
            if (next >= 0 && read == bytes.length) {
                bytes = Arrays.copyOf(bytes, grown(read, end));
                bytes[read++] = (byte) next;
            } else {
                read += Math.max(next, 0);
            }
        }
        return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
    }

    /** How large it may be now: twice what has come. */
    private int grown(int read, long end) {
        int bytes = (int) Math.min(2L * read, end);
        if (!Bodies.of(request.getCurrent()).map(body -> body.grow(bytes)).orElse(true)) {
            hangUpOnceAnswered();
            throw webhooks.noRoom(WebhookGate.source(request.getCurrent()).orElseThrow());
        }
        return bytes;
    }

    /** The rest is not wanted: without the end of the connection the client would go on sending it. */
    private void hangUpOnceAnswered() {
        HttpConnection connection = request.getCurrent().request().connection();
        request.getCurrent().addEndHandler(answered -> connection.close());
    }
}
