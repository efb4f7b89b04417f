package dev.tend.local.system;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for a service: says that it is ready, tells its environment at /env/NAME, uses up its memory at /fill, and ends with its
 * parent.
 */
public final class StubService {

    private StubService() {
    }

    public static void main(String... arguments) throws IOException {
        if (System.getenv("STUB_ENDS") != null) {
            System.out.println("the stub was told to end");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (name.equals("fill")) {
                List<byte[]> all = new ArrayList<>();
                while (all.size() >= 0) {
                    all.add(new byte[1024 * 1024]);
                }
            }
            byte[] answer = Optional.ofNullable(System.getenv(name)).orElse("").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (var body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
        System.out.println("the stub serves");
        if (Boolean.getBoolean("tend.ends-with-stdin")) {
            System.in.transferTo(OutputStream.nullOutputStream());
            System.exit(1);
        }
    }
}
