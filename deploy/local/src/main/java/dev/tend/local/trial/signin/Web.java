package dev.tend.local.trial.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as signing in needs: it keeps cookies and follows redirects. No cookie is shared with another one. */
final class Web {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 10;
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** @param status 0 where nothing answered */
    record Answer(int status, Map<String, String> headers, String body, String address) {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        Optional<String> form() {
            Matcher form = FORM.matcher(body);
            return form.find() ? Optional.of(form.group(1).replace("&amp;", "&")) : Optional.empty();
        }
    }

    Answer get(String address, Map<String, String> headers) {
        return send("GET", address, headers, Optional.empty());
    }

    Answer post(String address, Map<String, String> headers, String json) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return send("POST", address, all, Optional.of(json));
    }

    Answer submit(String address, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("POST", address, Map.of("Content-Type", "application/x-www-form-urlencoded"), Optional.of(form));
    }

    /** Goes where the answers lead. */
    Answer follow(Answer first) {
        Answer answer = first;
        for (int i = 0; i < MOST_REDIRECTS && answer.status / 100 == 3; i++) {
            String to = URI.create(answer.address).resolve(answer.header("location").orElse("/")).toString();
            answer = get(to, Map.of("Accept", "text/html"));
        }
        return answer;
    }

    private Answer send(String method, String address, Map<String, String> headers, Optional<String> body) {
        URI uri = URI.create(address);
        Map<String, String> own = cookies.computeIfAbsent(uri.getAuthority(), host -> new LinkedHashMap<>());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE).method(method,
                body.map(HttpRequest.BodyPublishers::ofString).orElse(HttpRequest.BodyPublishers.noBody()));
        headers.forEach(request::header);
        if (!own.isEmpty()) {
            request.header("Cookie", own.entrySet().stream().map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("set-cookie").forEach(cookie -> keep(cookie, own));
            Map<String, String> firsts = answer.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header -> header.getValue().get(0)));
            return new Answer(answer.statusCode(), firsts, answer.body(), address);
        } catch (IOException e) {
            return new Answer(0, Map.of(), String.valueOf(e.getMessage()), address);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void keep(String cookie, Map<String, String> own) {
        String[] pair = cookie.split(";")[0].split("=", 2);
        if (cookie.toLowerCase(java.util.Locale.ROOT).contains("max-age=0") || pair.length < 2 || pair[1].isEmpty()) {
            own.remove(pair[0].strip());
        } else {
            own.put(pair[0].strip(), pair[1]);
        }
    }

    /** The first line of the answer to a path as it is: a client of HTTP would put it right. */
    static String raw(int port, String path) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
