package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;

/** A server by TLS, whose certificate is made for the test. */
class OutgoingTlsTest {

    private static final String PASSWORD = "for-this-test-only";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private Path keys;
    private SSLContext context;

    @BeforeEach
    void start() throws Exception {
        keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=calendars.example", "-ext",
                "SAN=dns:calendars.example", "-validity", "2", "-storetype", "PKCS12", "-keystore", keys.toString(),
                "-storepass", PASSWORD).inheritIO().start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(((ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession()).getRequestedServerNames()
                        + " " + exchange.getRequestHeaders().getFirst("Host").replaceFirst(":.*", ""));
                exchange.getResponseHeaders().add("Location", "http://calendars.example/duty.ics");
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/down") ? 302 : 200, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void the_certificate_is_that_of_the_name_though_its_address_is_dialled() {
        Outgoing http = outgoing(trusting());

        assertThat(get(http, "calendars.example")).isInstanceOf(Outgoing.Response.class);
        assertThat(asked).singleElement().asString().contains("value=calendars.example")
                .endsWith(" calendars.example");
        assertThat(get(http, "other.example")).as("another name at the same address")
                .isEqualTo(new Outgoing.Failure(Trouble.NO_TLS, false));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        assertThat(get(outgoing(new HttpClientOptions()), "calendars.example"))
                .isEqualTo(new Outgoing.Failure(Trouble.NO_TLS, false));
    }

    @Test
    void a_redirect_from_https_to_http_is_not_followed() {
        Asking asking = new Asking(outgoing(trusting()), 5, Duration.ofSeconds(10), 1000);

        assertThatThrownBy(() -> asking.send(request("calendars.example", "/down"), "calendars.example")).hasMessage(
                "the redirect of calendars.example is not followed: it leads from https to http");
    }

    @Test
    void a_connection_that_comes_when_nobody_waits_for_it_any_more_is_closed() throws Exception {
        Outgoing http = outgoing(trusting());
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("https://calendars.example:" + slow.getLocalPort() + "/");

            assertThat(http.call(Outgoing.Request.get(url, Map.of()), Duration.ofMillis(500), 1000))
                    .isEqualTo(new Outgoing.Failure(Trouble.SLOW, false));

            Socket plain = slow.accept();
            plain.setSoTimeout(10_000);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true)) {
                socket.setUseClientMode(false);
                socket.startHandshake();
                assertThat(socket.getInputStream().read()).as("end of the connection, and no request").isEqualTo(-1);
            }
        }
    }

    private HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(keys.toString()).setPassword(PASSWORD));
    }

    private Outgoing outgoing(HttpClientOptions options) {
        return new Outgoing(vertx, options, host -> new InetAddress[]{ InetAddress.getLoopbackAddress()},
                address -> true);
    }

    private Outgoing.Result get(Outgoing http, String host) {
        return http.call(request(host, "/"), Duration.ofSeconds(10), 1000);
    }

    private Outgoing.Request request(String host, String path) {
        return Outgoing.Request.get(URI.create("https://" + host + ":" + server.getAddress().getPort() + path),
                Map.of());
    }
}
