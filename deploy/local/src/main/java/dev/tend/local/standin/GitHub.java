package dev.tend.local.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A repository at GitHub, as far as its webhooks show it.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads">GitHub: webhook events and payloads</a>
 * @param source its key in community.yaml
 * @param name {@code owner/repo}
 */
public record GitHub(String source, String name, boolean isPrivate, String secret) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong IDS = new AtomicLong(5000);

    /**
     * Someone at GitHub.
     *
     * @param association GitHub's {@code author_association} in this repository
     */
    public record User(String login, String association, boolean bot) {

        public static User visitor(String login) {
            return new User(login, "NONE", false);
        }

        public static User member(String login) {
            return new User(login, "MEMBER", false);
        }

        ObjectNode json() {
            return JSON.createObjectNode().put("login", login).put("id", login.hashCode() & 0xffff)
                    .put("type", bot ? "Bot" : "User")
                    .put("site_admin", false);
        }
    }

    /** An issue, or a discussion. */
    public record Issue(int number, String title, String body, User author, Instant createdAt, List<String> labels) {
    }

    /** {@code issues}: opened, closed, edited, ... by {@code sender} at {@code at}. */
    public Webhook issue(String action, Issue issue, User sender, Instant at) {
        ObjectNode payload = JSON.createObjectNode().put("action", action);
        payload.set("issue", json(issue, at).put("state", action.equals("closed") ? "closed" : "open")
                .put("closed_at", action.equals("closed") ? text(at) : null));
        return delivery("issues", payload, sender);
    }

    /** {@code issues}: it is {@code assignee}'s to work on now, as a member said at {@code at}. */
    public Webhook assigned(Issue issue, User assignee, User sender, Instant at) {
        ObjectNode payload = JSON.createObjectNode().put("action", "assigned");
        ObjectNode json = json(issue, at).put("state", "open").putNull("closed_at");
        json.withArray("assignees").add(assignee.json());
        payload.set("issue", json.set("assignee", assignee.json()));
        payload.set("assignee", assignee.json());
        return delivery("issues", payload, sender);
    }

    public Webhook opened(Issue issue) {
        return issue("opened", issue, issue.author(), issue.createdAt());
    }

    /** {@code issue_comment} created. */
    public Webhook comment(Issue issue, User author, String body, Instant at) {
        return delivery("issue_comment", comment(issue, json(issue, at), author, body, at), author);
    }

    /** {@code issue_comment} created on a pull request, which is an issue with one more member. */
    public Webhook pullRequestComment(Issue pullRequest, User author, String body, Instant at) {
        ObjectNode json = json(pullRequest, at);
        json.putObject("pull_request").put("url", api() + "/pulls/" + pullRequest.number());
        return delivery("issue_comment", comment(pullRequest, json, author, body, at), author);
    }

    private ObjectNode comment(Issue issue, ObjectNode json, User author, String body, Instant at) {
        ObjectNode payload = JSON.createObjectNode().put("action", "created");
        payload.set("issue", json.put("state", "open"));
        long id = IDS.incrementAndGet();
        payload.putObject("comment").put("id", id).put("html_url", url(issue) + "#issuecomment-" + id)
                .put("created_at", text(at)).put("updated_at", text(at)).put("author_association", author.association())
                .put("body", body).set("user", author.json());
        return payload;
    }

    /** {@code discussion} created in a category. */
    public Webhook discussion(Issue discussion, String category) {
        ObjectNode payload = JSON.createObjectNode().put("action", "created");
        ObjectNode json = json(discussion, discussion.createdAt()).put("state", "open")
                .put("html_url", "https://github.com/" + name + "/discussions/" + discussion.number());
        json.putObject("category").put("id", 1).put("name", category)
                .put("slug", category.toLowerCase(java.util.Locale.ROOT))
                .put("is_answerable", true);
        payload.set("discussion", json);
        return delivery("discussion", payload, discussion.author());
    }

    /** {@code ping}: what GitHub sends when the hook is made. */
    public Webhook ping() {
        ObjectNode payload = JSON.createObjectNode().put("zen", "Keep it logically awesome.").put("hook_id", 1);
        return delivery("ping", payload, User.member("owner"));
    }

    /** A delivery with any content. */
    public Webhook delivery(String event, byte[] body) {
        return new Webhook(source, Map.of("Content-Type", "application/json", "User-Agent", "GitHub-Hookshot/0000000",
                "X-GitHub-Event", event, "X-GitHub-Delivery", UUID.randomUUID().toString(), "X-Hub-Signature-256",
                Webhook.signature(secret, body)), body);
    }

    private Webhook delivery(String event, ObjectNode payload, User sender) {
        String[] parts = name.split("/");
        ObjectNode repository = payload.putObject("repository").put("id", name.hashCode() & 0xffff)
                .put("name", parts[1])
                .put("full_name", name).put("private", isPrivate).put("html_url", "https://github.com/" + name);
        repository.putObject("owner").put("login", parts[0]).put("id", 9).put("type", "Organization");
        payload.set("sender", sender.json());
        return delivery(event, payload.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An open issue as the REST API lists it. */
    ObjectNode listed(Issue issue) {
        return json(issue, issue.createdAt()).put("state", "open").putNull("closed_at");
    }

    private ObjectNode json(Issue issue, Instant updatedAt) {
        ObjectNode json = JSON.createObjectNode().put("url", api() + "/issues/" + issue.number())
                .put("html_url", url(issue))
                .put("id", 100_000 + issue.number()).put("node_id", "I_" + issue.number()).put("number", issue.number())
                .put("title", issue.title()).put("locked", false).put("comments", 0)
                .put("created_at", text(issue.createdAt()))
                .put("updated_at", text(updatedAt)).put("author_association", issue.author().association())
                .put("body", issue.body());
        json.set("user", issue.author().json());
        issue.labels().forEach(label -> json.withArray("labels").addObject().put("id", label.hashCode() & 0xffff)
                .put("name", label).put("color", "ededed").put("default", false));
        json.withArray("labels");
        json.withArray("assignees");
        return json.putNull("assignee");
    }

    private String api() {
        return "https://api.github.com/repos/" + name;
    }

    private String url(Issue issue) {
        return "https://github.com/" + name + "/issues/" + issue.number();
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
