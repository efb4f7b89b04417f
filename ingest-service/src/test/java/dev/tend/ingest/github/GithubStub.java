package dev.tend.ingest.github;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.Stub.Request;

/** A repository's REST API: sorted lists, since, pages with Link, ETags. */
public final class GithubStub {

    private static final int PAGE = 100;

    private final String path;
    public final List<ObjectNode> issues = new CopyOnWriteArrayList<>();
    public final List<ObjectNode> comments = new CopyOnWriteArrayList<>();

    public GithubStub(String repository, boolean isPrivate) {
        path = "/repos/" + repository;
        Stub.answer(path,
                request -> Answer
                        .ok("{\"id\": 77, \"full_name\": \"%s\", \"private\": %s}".formatted(repository, isPrivate)));
        Stub.answer(path + "/issues/", this::one);
        Stub.answer(path + "/issues?", request -> list(request, issues));
        Stub.answer(path + "/issues/comments?", request -> list(request, comments));
    }

    /** An issue, its comments, or one comment. */
    private Answer one(Request request) {
        String[] parts = request.target().substring((path + "/issues/").length()).split("[/?]");
        if (parts[0].equals("comments")) {
            return found(comments, "id", parts[1]);
        }
        String end = "/issues/" + parts[0];
        return parts.length == 1
                ? found(issues, "number", parts[0])
                : Answer.ok(
                        comments.stream().filter(comment -> comment.get("issue_url").asText().endsWith(end)).toList()
                                .toString());
    }

    private static Answer found(List<ObjectNode> items, String name, String id) {
        return items.stream().filter(item -> item.get(name).asText().equals(id)).findFirst()
                .map(item -> Answer.ok(item.toString())).orElse(Answer.of(404));
    }

    public Answer list(Request request) {
        return list(request, issues);
    }

    private static Answer list(Request request, List<ObjectNode> items) {
        String order = request.parameter("sort", "created") + "_at";
        Instant since = Instant.parse(request.parameter("since", "1970-01-01T00:00:00Z"));
        int page = Integer.parseInt(request.parameter("page", "1"));
        List<ObjectNode> all = items.stream().filter(item -> !time(item, "updated_at").isBefore(since))
                .sorted(Comparator.comparing(item -> time(item, order))).toList();
        List<ObjectNode> shown = all.subList(Math.min(all.size(), (page - 1) * PAGE),
                Math.min(all.size(), page * PAGE));
        String etag = "\"" + shown.hashCode() + "\"";
        if (etag.equals(request.headers().get("if-none-match"))) {
            return Answer.of(304);
        }
        if (all.size() <= page * PAGE) {
            return Answer.ok(shown.toString(), "ETag", etag);
        }
        String next = Stub.url() + request.target().replaceFirst("&page=\\d+", "") + "&page=" + (page + 1);
        return Answer.ok(shown.toString(), "ETag", etag, "Link",
                "<" + next + ">; rel=\"next\", <" + next + ">; rel=\"last\"");
    }

    private static Instant time(ObjectNode item, String name) {
        return OffsetDateTime.parse(item.get(name).asText()).toInstant();
    }

    public ObjectNode issue(String repository, long number, Instant at) {
        ObjectNode issue = GithubPayloads.issue(repository, number).put("created_at", at.toString())
                .put("updated_at", at.toString())
                .put("repository_url", "https://api.github.com/repos/" + repository);
        issues.add(issue);
        return issue;
    }

    public ObjectNode comment(String repository, long number, long id, Instant at) {
        ObjectNode comment = GithubPayloads.comment(id, "helper").put("created_at", at.toString())
                .put("updated_at", at.toString())
                .put("issue_url", "https://api.github.com/repos/%s/issues/%d".formatted(repository, number))
                .put("html_url", "https://github.com/%s/issues/%d#issuecomment-%d".formatted(repository, number, id));
        comments.add(comment);
        issues.stream().filter(issue -> issue.get("number").asLong() == number)
                .forEach(issue -> issue.put("comments", issue.get("comments").asInt() + 1));
        return comment;
    }
}
