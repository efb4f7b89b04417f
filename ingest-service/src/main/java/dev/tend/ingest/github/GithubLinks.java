package dev.tend.ingest.github;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.payload.Json;
import dev.tend.kit.community.Source;

/**
 * Where people find what stands in a repository. They click on it in chats: nothing is believed that leads anywhere else, or could
 * be more than a link there.
 */
record GithubLinks(String repository) {

    private static final Pattern HERE = Pattern.compile("localhost|127\\.[\\d.]+|\\[::1]");
    private static final Pattern WITHIN = Pattern.compile("/(issues|discussions)/\\d{1,18}(#\\w{1,40}-\\w{1,40})?");

    /**
     * The server is the one whose API it is: {@code https://api.github.com}, or {@code https://<host>/api/v3} of an own one. What is
     * on this machine stands in for GitHub.
     */
    static GithubLinks of(Source source) {
        String server = HERE.matcher(source.api().getHost()).matches()
                ? "https://github.com"
                : source.api().getScheme() + "://" + source.api().getRawAuthority().replaceFirst("^api\\.", "");
        return new GithubLinks(server + "/" + source.place());
    }

    String thread(JsonNode thread) {
        String list = thread.has("category") ? "/discussions/" : "/issues/";
        return believed(thread, list + Json.number(thread, "number"));
    }

    /** Of a comment; GitHub leads on from an issue's address to the discussion of that number. */
    String comment(String question, JsonNode comment) {
        return believed(comment, "/issues/" + question.substring(question.indexOf('#') + 1));
    }

    private String believed(JsonNode post, String otherwise) {
        String said = post.path("html_url").asText();
        boolean ours = said.regionMatches(true, 0, repository, 0, repository.length())
                && WITHIN.matcher(said.substring(repository.length())).matches();
        return ours ? said : repository + otherwise;
    }
}
