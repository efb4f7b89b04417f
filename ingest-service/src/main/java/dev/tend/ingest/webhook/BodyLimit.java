package dev.tend.ingest.webhook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpConnection;

import dev.tend.kit.community.Source;

/** Reads no body further than the largest that any source sends; a body sent in chunks does not say its length before. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private static final long MOST = Arrays.stream(Source.Kind.values()).mapToLong(Source.Kind::bodyLimit).max()
            .orElseThrow();

    private final CurrentVertxRequest request;

    BodyLimit(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream()));
        return context.proceed();
    }

    /** The rest is not wanted: without the end of the connection the client would go on sending it. */
    private void hangUpOnceAnswered() {
        HttpConnection connection = request.getCurrent().request().connection();
        request.getCurrent().addEndHandler(answered -> connection.close());
    }

    private final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            read += more;
            if (read > MOST) {
                hangUpOnceAnswered();
                throw Refusal.tooLarge(MOST);
            }
        }
    }
}
