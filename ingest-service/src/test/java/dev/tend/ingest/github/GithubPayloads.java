package dev.tend.ingest.github;

import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** GitHub's payloads as its documentation describes them, about an invented repository. */
public final class GithubPayloads {

    private static final ObjectMapper JSON = new ObjectMapper();

    private GithubPayloads() {
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @SafeVarargs
    public static ObjectNode with(ObjectNode node, Consumer<ObjectNode>... changes) {
        for (Consumer<ObjectNode> change : changes) {
            change.accept(node);
        }
        return node;
    }

    public static ObjectNode issue(long number) {
        return issue("lumen/lantern", number);
    }

    public static ObjectNode issue(String repository, long number) {
        return json(
                """
                    {"url": "https://api.github.com/repos/%1$s/issues/%2$d", "id": 90%2$d, "number": %2$d,
                     "html_url": "https://github.com/%1$s/issues/%2$d", "title": "The lamp flickers at dusk",
                     "user": {"login": "wanderer", "id": 11, "type": "User"}, "author_association": "NONE",
                     "labels": [{"id": 1, "name": "bug", "color": "d73a4a"}], "state": "open", "state_reason": null,
                     "comments": 0, "created_at": "2026-11-20T12:00:00Z", "updated_at": "2026-11-20T12:00:00Z", "closed_at": null,
                     "body": "It flickers when the sun goes down."}"""
                        .formatted(repository, number));
    }

    public static ObjectNode discussion(long number) {
        return json(
                """
                    {"id": 80%1$d, "number": %1$d, "html_url": "https://github.com/lumen/lantern/discussions/%1$d",
                     "title": "How bright may it be?", "user": {"login": "wanderer", "id": 11, "type": "User"}, "author_association": "NONE",
                     "category": {"id": 5, "name": "Q&A", "slug": "q-a", "is_answerable": true}, "labels": [],
                     "state": "open", "state_reason": null, "answer_chosen_at": null, "comments": 0,
                     "created_at": "2026-11-20T12:00:00Z", "updated_at": "2026-11-20T12:00:00Z", "body": "In lumen, please."}"""
                        .formatted(number));
    }

    public static ObjectNode comment(long id, String login) {
        return json("""
            {"id": %d, "html_url": "https://github.com/lumen/lantern/issues/7#issuecomment-%1$d",
             "user": {"login": "%2$s", "type": "User"}, "author_association": "NONE", "body": "Mine does so too.",
             "created_at": "2026-11-20T13:00:00Z", "updated_at": "2026-11-20T13:00:00Z"}""".formatted(id, login));
    }

    /** A webhook's payload around an issue. */
    public static ObjectNode issues(String action, ObjectNode issue) {
        return around(action, "issue", issue);
    }

    public static ObjectNode discussions(String action, ObjectNode discussion) {
        return around(action, "discussion", discussion);
    }

    private static ObjectNode around(String action, String name, ObjectNode thread) {
        ObjectNode payload = json("""
            {"action": "%s", "repository": {"id": 77, "name": "lantern", "full_name": "lumen/lantern", "private": false,
             "owner": {"login": "lumen"}}, "sender": {"login": "wanderer", "id": 11, "type": "User"}}"""
                .formatted(action));
        payload.set(name, thread);
        return payload;
    }
}
