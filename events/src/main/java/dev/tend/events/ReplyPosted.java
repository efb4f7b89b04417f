package dev.tend.events;

import java.time.Instant;

/**
 * Somebody wrote below a question: the asker, one of ours, another, or a bot.
 *
 * @param reply the reply's own id, unique within the question
 * @param url where a person reads the reply
 * @param body the text, at most 64 KiB of UTF-8; a cut is marked at its end
 * @param postedAt when it was posted, by the source's clock
 */
public record ReplyPosted(String question, String source, String reply, String url, String body, boolean bodyTruncated,
        Author author, Instant postedAt, Visibility visibility, Via via) implements QuestionEvent {
}
