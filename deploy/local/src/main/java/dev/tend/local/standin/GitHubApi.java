package dev.tend.local.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * GitHub's REST API with one repository: the repository, its issues in pages of a hundred, and no comments.
 *
 * @see <a href="https://docs.github.com/en/rest/issues/issues#list-repository-issues">GitHub: list repository issues</a>
 */
public final class GitHubApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");
    private static final int PER_PAGE = 100;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final GitHub repository;
    private final List<GitHub.Issue> issues;

    private GitHubApi(HttpServer server, GitHub repository, List<GitHub.Issue> issues) {
        this.server = server;
        this.repository = repository;
        this.issues = issues;
    }

    /** @param issues oldest first */
    public static GitHubApi start(GitHub repository, List<GitHub.Issue> issues) throws IOException {
        GitHubApi api = new GitHubApi(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
                repository, issues);
        api.server.setExecutor(api.threads);
        api.server.createContext("/repos/" + repository.name(), api::answer);
        api.server.start();
        return api;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String rest = exchange.getRequestURI().getPath().substring(("/repos/" + repository.name()).length());
            byte[] body = switch (rest) {
                case "" -> JSON.writeValueAsBytes(JSON.createObjectNode().put("full_name", repository.name())
                        .put("private", repository.isPrivate()));
                case "/issues" -> page(exchange);
                default -> "[]".getBytes(StandardCharsets.UTF_8);
            };
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] page(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        Matcher found = PAGE.matcher(target);
        int page = found.find() ? Integer.parseInt(found.group(1)) : 1;
        int start = Math.min((page - 1) * PER_PAGE, issues.size());
        int end = Math.min(start + PER_PAGE, issues.size());
        if (end < issues.size()) {
            String next = PAGE.matcher(target).replaceFirst("") + "&page=" + (page + 1);
            exchange.getResponseHeaders().set("Link", "<" + address() + next + ">; rel=\"next\"");
        }
        ArrayNode list = JSON.createArrayNode();
        issues.subList(start, end).forEach(issue -> list.add(repository.listed(issue)));
        return JSON.writeValueAsBytes(list);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
