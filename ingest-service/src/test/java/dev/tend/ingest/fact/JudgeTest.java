package dev.tend.ingest.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.tend.events.Assignees;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Overdue;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.ReplyShown;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;

/** Each hearing is one transaction; what is remembered between them is what the tables keep. */
class JudgeTest {

    private static final String QUESTION = "github:lumen/lantern#7";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Author WANDERER = new Author("wanderer", null, false, false);

    private final Map<String, Question> questions = new HashMap<>();
    private final Set<String> published = new HashSet<>();
    private List<Piece> pieces = List.of();
    private final Map<String, Instant> knownSince = new HashMap<>();
    private final Set<String> replies = new HashSet<>();
    private final Set<String> soon = new HashSet<>();
    private Instant activatedAt = Instant.EPOCH;

    @Test
    void a_new_question_is_posted_once() {
        assertThat(hear(seen("a", 0, Why.POSTED, Via.WEBHOOK))).containsExactly("posted a WEBHOOK");
        assertThat(hear(seen("a", 0, Why.POSTED, Via.WEBHOOK), seen("a", 0, Why.CURRENT, Via.POLL))).isEmpty();
    }

    @Test
    void a_question_whose_first_delivery_was_lost_is_posted_by_the_next() {
        assertThat(hear(seen("a", 5, Why.CURRENT, Via.WEBHOOK))).containsExactly("posted a WEBHOOK");
        assertThat(hear(seen("a", 0, Why.POSTED, Via.WEBHOOK))).isEmpty();
    }

    @Test
    void who_took_an_issue_and_who_gave_it_back_are_edits_of_which_webhook_and_poll_tell_one() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK, List.of()));
        assertThat(hear(seen("a", 5, Why.CURRENT, Via.WEBHOOK, List.of("snuffer", "mender"))))
                .containsExactly("edited a WEBHOOK [mender, snuffer] at 5");
        assertThat(hear(seen("a", 9, Why.CURRENT, Via.POLL, List.of("mender", "snuffer")))).isEmpty();
        assertThat(hear(seen("a", 12, Why.CURRENT, Via.POLL, List.of()))).containsExactly("edited a POLL [] at 12");
    }

    @Test
    void who_had_taken_it_when_it_was_first_seen_is_told_as_of_then() {
        assertThat(hear(seen("a", 5, Why.CURRENT, Via.POLL, List.of("snuffer"))))
                .containsExactly("posted a POLL [snuffer] at 5");
    }

    @Test
    void that_nobody_has_taken_it_is_no_edit_of_what_was_known_before_assignees_were_read() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(seen("a", 5, Why.CURRENT, Via.POLL, List.of()))).isEmpty();
    }

    @Test
    void what_came_along_with_something_else_is_never_an_edit() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(seen("b", 5, Why.CAME_ALONG, Via.WEBHOOK))).isEmpty();
    }

    @Test
    void an_edit_is_told_once_by_webhook_and_poll() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(seen("b", 5, Why.CURRENT, Via.WEBHOOK))).containsExactly("edited b WEBHOOK");
        assertThat(hear(seen("b", 5, Why.CURRENT, Via.POLL), seen("b", 9, Why.CURRENT, Via.POLL))).isEmpty();
    }

    @Test
    void an_edit_and_its_way_back_are_two_facts() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(seen("b", 5, Why.CURRENT, Via.WEBHOOK), seen("a", 6, Why.CURRENT, Via.WEBHOOK),
                seen("b", 7, Why.CURRENT, Via.WEBHOOK)))
                .containsExactly("edited b WEBHOOK", "edited a WEBHOOK", "edited b WEBHOOK");
    }

    @Test
    void a_redelivered_edit_does_not_undo_a_newer_one() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK), seen("b", 5, Why.CURRENT, Via.WEBHOOK));
        hear(seen("c", 6, Why.CURRENT, Via.WEBHOOK));
        assertThat(hear(seen("b", 5, Why.CURRENT, Via.WEBHOOK))).isEmpty();
    }

    @Test
    void the_poll_has_the_last_word_on_two_edits_of_one_second_that_came_in_the_wrong_order() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        hear(seen("both labels", 5, Why.CURRENT, Via.WEBHOOK), seen("one label", 5, Why.CURRENT, Via.WEBHOOK));
        assertThat(hear(seen("both labels", 5, Why.CURRENT, Via.WEBHOOK))).as("only a redelivery").isEmpty();
        assertThat(hear(seen("both labels", 5, Why.CURRENT, Via.POLL))).containsExactly("edited both labels POLL");
        assertThat(hear(seen("both labels", 5, Why.CURRENT, Via.POLL))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Via.class)
    void a_question_that_was_posted_before_the_source_was_watched_is_history_however_it_comes(Via via) {
        activatedAt = NOON.plusSeconds(60);
        Why why = via == Via.WEBHOOK ? Why.POSTED : Why.CURRENT;
        assertThat(hear(seen("a", 90, why, via))).containsExactly("posted a BACKFILL");
    }

    @Test
    void a_topic_that_was_created_before_the_forum_was_watched_is_history_too() {
        activatedAt = NOON.plusSeconds(60);
        assertThat(hear(topic("Title", List.of(), 90), post("Title", "the text", 90, 90)))
                .containsExactly("posted Title/the text/[] BACKFILL");
    }

    @ParameterizedTest
    @EnumSource(Via.class)
    void a_reply_that_was_posted_before_the_source_was_watched_is_history_however_it_comes(Via via) {
        activatedAt = NOON.plusSeconds(60);
        hear(seen("a", 90, Why.CURRENT, Via.POLL));
        assertThat(hear(reply("1", via))).containsExactly("reply 1 BACKFILL");
    }

    @Test
    void what_happens_to_an_old_question_once_the_source_is_watched_is_no_history() {
        activatedAt = NOON.plusSeconds(60);
        hear(seen("a", 90, Why.CURRENT, Via.WEBHOOK));
        assertThat(hear(seen("b", 95, Why.CURRENT, Via.WEBHOOK))).containsExactly("edited b WEBHOOK");
    }

    @Test
    void a_question_that_is_not_known_from_its_beginning_says_so_until_all_of_it_was_read() {
        assertThat(hear(heardOf("a", 5, Why.CAME_ALONG, at(4)))).containsExactly("posted a WEBHOOK known since 4");
        assertThat(soon).containsExactly(QUESTION);
        assertThat(hear(seen("b", 7, Why.CURRENT, Via.WEBHOOK))).containsExactly("edited b WEBHOOK known since 4");
        assertThat(hear(seen("b", 7, Why.CURRENT, Via.POLL), seen("b", 7, Why.READ, Via.POLL)))
                .containsExactly("edited b POLL");
        assertThat(hear(seen("b", 7, Why.READ, Via.POLL))).as("read once more").isEmpty();
        assertThat(hear(seen("c", 8, Why.CURRENT, Via.WEBHOOK))).containsExactly("edited c WEBHOOK");
    }

    @Test
    void a_question_that_is_known_has_no_past_that_is_not() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(heardOf("a", 5, Why.CAME_ALONG, at(4)))).isEmpty();
        assertThat(soon).isEmpty();
        assertThat(hear(seen("b", 5, Why.CURRENT, Via.WEBHOOK))).containsExactly("edited b WEBHOOK");
    }

    @Test
    void a_topic_whose_past_is_not_known_says_so_also_where_its_text_never_comes() {
        Piece topic = topic("Title", List.of(), 1);
        assertThat(hear(new Piece(QUESTION, "forum", Part.TOPIC, topic.draft(), topic.ordered(), topic.told(), false,
                Via.WEBHOOK, at(1)))).isEmpty();
        assertThat(hear(new Overdue(QUESTION, "forum", at(40))))
                .containsExactly("posted Title//[] WEBHOOK known since 1");
        assertThat(hear(new Telling.Read(QUESTION, "forum", at(60)))).containsExactly("edited Title//[] POLL");
    }

    @Test
    void a_reply_to_a_question_that_was_never_told_has_the_question_read() {
        hear(reply("1", Via.WEBHOOK));
        assertThat(soon).containsExactly(QUESTION);
    }

    @Test
    void fewer_replies_than_are_known_have_the_question_read() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK), reply("1", Via.WEBHOOK), reply("2", Via.POLL));
        hear(counted(2));
        assertThat(soon).isEmpty();
        hear(counted(1));
        assertThat(soon).containsExactly(QUESTION);
    }

    @Test
    void an_edit_says_who_edited_where_the_source_does() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        Sighting seen = seen("b", 5, Why.CURRENT, Via.WEBHOOK);
        assertThat(hear(new Sighting(seen.question(), seen.source(), seen.content(), seen.at(), seen.why(),
                seen.via(), WANDERER, null, null))).containsExactly("edited b WEBHOOK by wanderer");
    }

    @Test
    void that_the_accounts_id_is_known_now_is_no_edit() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        Content known = seen("a", 5, Why.CURRENT, Via.POLL).content();
        Content now = new Content(known.url(), known.title(), known.body(),
                new Author("wanderer", null, false, false, "11"), known.postedAt(), known.labels(), null,
                known.visibility(), null);
        assertThat(hear(new Sighting(QUESTION, "lantern", now, at(5), Why.CURRENT, Via.POLL))).isEmpty();
    }

    @Test
    void a_reply_is_told_once_and_not_after_it_was_removed() {
        assertThat(hear(reply("1", Via.WEBHOOK), reply("1", Via.POLL))).containsExactly("reply 1 WEBHOOK");
        assertThat(hear(replyRemoved("1"), replyRemoved("1"))).containsExactly("reply removed 1");
        assertThat(hear(replyRemoved("2"), reply("2", Via.WEBHOOK))).containsExactly("reply removed 2");
    }

    @Test
    void a_question_of_which_only_an_edited_reply_is_known_is_looked_at_soon() {
        Event<ReplyPosted> edited = replyTo("forum:lumen#9", Visibility.PUBLIC);
        assertThat(hear(shown(edited))).isEmpty();
        assertThat(soon).containsExactly("forum:lumen#9");
        hear(shown(replyTo("forum:lumen#9", Visibility.PRIVATE)));
        assertThat(soon).as("a personal message is no question").isEmpty();
    }

    @Test
    void a_reply_that_was_shown_again_can_be_removed_again() {
        Fact restored = Fact.of(Fact.event(reply("1", Via.WEBHOOK).event().data(), at(5), "1", "restored", at(5)));
        Fact redelivered = Fact.of(Fact.event(restored.event().data(), at(6), "1", "restored", at(6)));
        assertThat(hear(reply("1", Via.WEBHOOK), replyRemoved("1"), replyRemoved("1"), restored, redelivered,
                replyRemoved("1", 9), replyRemoved("1", 9)))
                .containsExactly("reply 1 WEBHOOK", "reply removed 1", "reply 1 WEBHOOK", "reply removed 1");
    }

    @Test
    void history_has_no_replies_to_questions_that_it_does_not_hold() {
        assertThat(hear(reply("1", Via.BACKFILL))).isEmpty();
        hear(seen("a", 0, Why.CURRENT, Via.BACKFILL));
        assertThat(hear(reply("1", Via.BACKFILL))).containsExactly("reply 1 BACKFILL");
    }

    @Test
    void closing_and_reopening_are_told_once_each_time() {
        assertThat(hear(closed(1), reopened(2), closed(3), closed(1), reopened(2), closed(3)))
                .containsExactly("closed 1", "reopened 2", "closed 3");
    }

    @Test
    void a_poll_tells_of_open_and_closed_only_what_is_otherwise() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(ifChanged(reopened(1)))).as("it is open").isEmpty();
        assertThat(hear(closed(2), ifChanged(closed(3)))).containsExactly("closed 2");
        assertThat(hear(ifChanged(reopened(1)))).as("seen before it was closed").isEmpty();
        assertThat(hear(ifChanged(reopened(4)), ifChanged(reopened(5)))).containsExactly("reopened 4");
    }

    @Test
    void how_a_question_stands_that_was_never_told_is_not_told_either() {
        assertThat(hear(ifChanged(closed(1)), ifChanged(accepted("31", 2, false)))).isEmpty();
    }

    @Test
    void a_late_closing_is_told_and_does_not_hide_that_it_is_open_again() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(reopened(2), closed(1))).containsExactly("reopened 2", "closed 1");
        assertThat(hear(ifChanged(reopened(3)))).as("known to be open").isEmpty();
    }

    @Test
    void an_accepted_answer_is_told_once_and_taken_back_once() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(accepted("31", 1, false), ifChanged(accepted("31", 2, false)))).containsExactly("accepted 31");
        assertThat(hear(ifChanged(accepted("31", 3, true)), ifChanged(accepted("31", 4, true))))
                .containsExactly("withdrawn 31");
        assertThat(hear(ifChanged(accepted("32", 5, false)))).containsExactly("accepted 32");
    }

    @Test
    void a_poll_that_looked_before_the_answer_was_accepted_does_not_take_it_back() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        hear(accepted("31", 5, false));
        assertThat(hear(ifChanged(accepted("31", 4, true)))).isEmpty();
    }

    @Test
    void nothing_is_told_of_a_removed_question() {
        hear(seen("a", 0, Why.POSTED, Via.WEBHOOK));
        assertThat(hear(removed(), removed())).containsExactly("removed");
        assertThat(hear(seen("a", 0, Why.POSTED, Via.WEBHOOK), seen("b", 5, Why.CURRENT, Via.POLL),
                reply("1", Via.WEBHOOK), closed(6))).isEmpty();
    }

    @Test
    void nothing_is_told_of_a_question_that_was_removed_before_it_was_known() {
        assertThat(hear(removed(), seen("a", 0, Why.POSTED, Via.WEBHOOK))).containsExactly("removed");
    }

    @ParameterizedTest
    @EnumSource(Part.class)
    void topic_and_first_post_are_one_question_whichever_comes_first(Part first) {
        Piece topic = topic("Title", List.of("proxy"), 1);
        Piece post = post("Title", "the text", 1, 1);
        List<String> told = new ArrayList<>(hear(first == Part.TOPIC ? topic : post));
        told.addAll(hear(first == Part.TOPIC ? post : topic));
        assertThat(told.stream().filter(fact -> fact.startsWith("posted"))).hasSize(1);
        assertThat(told.get(told.size() - 1)).contains("Title/the text/[proxy]");
    }

    @Test
    void a_topic_whose_first_post_does_not_come_is_posted_without_text_in_the_end() {
        assertThat(hear(topic("Title", List.of(), 1))).isEmpty();
        assertThat(questions.get(QUESTION).pendingAt()).isEqualTo(at(1).plus(Judge.WAIT_FOR_TEXT));
        assertThat(hear(new Overdue(QUESTION, "forum", at(40)))).containsExactly("posted Title//[] WEBHOOK");
        assertThat(hear(new Overdue(QUESTION, "forum", at(41)))).isEmpty();
        assertThat(hear(post("Title", "the text", 2, 42))).containsExactly("edited Title/the text/[] WEBHOOK");
    }

    @Test
    void a_post_that_came_in_time_leaves_nothing_overdue() {
        hear(topic("Title", List.of(), 1), post("Title", "the text", 1, 2));
        assertThat(questions.get(QUESTION).pendingAt()).isNull();
        assertThat(hear(new Overdue(QUESTION, "forum", at(40)))).isEmpty();
    }

    @Test
    void an_edited_topic_keeps_the_text_of_its_post() {
        hear(post("Title", "the text", 1, 1));
        assertThat(hear(topic("Better title", List.of("proxy"), 9)))
                .containsExactly("edited Better title/the text/[proxy] WEBHOOK");
    }

    @Test
    void an_older_version_of_a_post_that_comes_late_is_not_told() {
        hear(post("Title", "second version", 5, 5));
        assertThat(hear(post("Title", "first version", 1, 9))).isEmpty();
    }

    @Test
    void a_topic_that_is_restored_is_told_again() {
        hear(post("Title", "the text", 1, 1), removed());
        assertThat(hear(post("Title", "the text", 1, 7))).isEmpty();
        Piece post = post("Title", "the text", 1, 9);
        assertThat(hear(new Piece(QUESTION, "forum", Part.POST, post.draft(), post.ordered(), post.told(), true,
                Via.WEBHOOK))).containsExactly("edited Title/the text/[] WEBHOOK");
    }

    private static Instant at(int seconds) {
        return NOON.plus(Duration.ofSeconds(seconds));
    }

    private static Sighting heardOf(String title, int seconds, Why why, Instant knownSince) {
        Sighting seen = seen(title, seconds, why, Via.WEBHOOK);
        return new Sighting(QUESTION, "lantern", seen.content(), seen.at(), why, seen.via(), null, null, knownSince);
    }

    private static Sighting counted(int replies) {
        Sighting seen = seen("a", 9, Why.CURRENT, Via.POLL);
        return new Sighting(QUESTION, "lantern", seen.content(), seen.at(), seen.why(), seen.via(), null, replies,
                null);
    }

    private static Sighting seen(String title, int seconds, Why why, Via via) {
        return seen(title, seconds, why, via, null);
    }

    private static Sighting seen(String title, int seconds, Why why, Via via, @Nullable List<String> assignees) {
        return new Sighting(QUESTION, "lantern", new Content("https://github.com/lumen/lantern/issues/7", title,
                Text.NONE, WANDERER, NOON, List.of(), null, Visibility.PUBLIC, assignees), at(seconds), why, via);
    }

    private static Piece topic(String title, List<String> tags, int told) {
        return new Piece(QUESTION, "forum", Part.TOPIC, new Draft("https://forum.lumen.example/t/x/7", title, null,
                WANDERER, NOON, tags, null, Visibility.PUBLIC), at(told), at(told), false, Via.WEBHOOK);
    }

    private static Piece post(String title, String body, int updated, int told) {
        return new Piece(QUESTION, "forum", Part.POST, new Draft("https://forum.lumen.example/t/x/7", title,
                Text.of(body), WANDERER, NOON, null, null, Visibility.PUBLIC), at(updated), at(told), false,
                Via.WEBHOOK);
    }

    private static Fact reply(String id, Via via) {
        ReplyPosted posted = new ReplyPosted(QUESTION, "lantern", id, "https://x.example", "", false, WANDERER, NOON,
                Visibility.PUBLIC, via);
        return new Fact(Fact.event(posted, NOON, id), false, replyRemoved(id).event().id());
    }

    private static Event<ReplyPosted> replyTo(String question, Visibility visibility) {
        return Fact.event(new ReplyPosted(question, "forum", "1", "https://x.example", "", false, WANDERER, NOON,
                visibility, Via.WEBHOOK), NOON, "1");
    }

    private static ReplyShown shown(Event<ReplyPosted> reply) {
        return new ReplyShown(reply.data().question(), "forum", reply.data().reply(), reply, "", at(5), Via.WEBHOOK);
    }

    private static Fact replyRemoved(String id) {
        return replyRemoved(id, 0);
    }

    private static Fact replyRemoved(String id, int seconds) {
        return Fact.of(Fact.event(new ReplyRemoved(QUESTION, "lantern", id, at(seconds), Via.WEBHOOK), at(seconds),
                id));
    }

    private static Fact closed(int seconds) {
        return Fact.of(Fact.event(new QuestionClosed(QUESTION, "lantern", null, null, at(seconds), Via.WEBHOOK),
                at(seconds), at(seconds)));
    }

    private static Fact reopened(int seconds) {
        return Fact.of(Fact.event(new QuestionReopened(QUESTION, "lantern", null, at(seconds), Via.WEBHOOK),
                at(seconds), at(seconds)));
    }

    private static Fact accepted(String reply, int seconds, boolean withdrawn) {
        return Fact.of(Fact.event(
                new QuestionAnswerAccepted(QUESTION, "lantern", reply, null, withdrawn, at(seconds), Via.WEBHOOK),
                at(seconds), reply, at(seconds), withdrawn));
    }

    private static Fact removed() {
        return Fact.of(Fact.event(new QuestionRemoved(QUESTION, "lantern", QuestionRemoved.Reason.DELETED, null, at(3),
                Via.WEBHOOK), at(3)));
    }

    private static Fact ifChanged(Fact fact) {
        return Fact.ifChanged(fact.event());
    }

    private List<String> hear(Telling... tellings) {
        for (Telling telling : tellings) {
            questions.putIfAbsent(telling.question(), Question.unknown(telling.question(), telling.source()));
        }
        Gaps gaps = new Gaps(knownSince, Map.of(QUESTION, replies.size()));
        Judge judge = new Judge(questions, pieces, new Replies(), published, new History(source -> activatedAt),
                source -> Optional.empty(), gaps);
        List.of(tellings).forEach(judge::hear);
        pieces = judge.pieces();
        knownSince.clear();
        knownSince.putAll(gaps.knownSince());
        gaps.kept().forEach(reply -> replies.add(reply.reply()));
        soon.clear();
        soon.addAll(gaps.soon().keySet());
        judge.news().stream().map(Event::id).forEach(published::add);
        return judge.news().stream().map(event -> describe(event.data())).toList();
    }

    private static String describe(QuestionEvent data) {
        if (data instanceof QuestionPosted posted) {
            return "posted " + posted.title() + piece(posted.url(), posted.body(), posted.labels()) + " "
                    + posted.via() + taken(posted.assignees()) + since(posted.knownSince());
        } else if (data instanceof QuestionEdited edited) {
            return "edited " + edited.title() + piece(edited.url(), edited.body(), edited.labels()) + " "
                    + edited.via() + taken(edited.assignees()) + since(edited.knownSince())
                    + (edited.by() == null ? "" : " by " + edited.by().handle());
        } else if (data instanceof ReplyPosted reply) {
            return "reply " + reply.reply() + " " + reply.via();
        } else if (data instanceof ReplyRemoved reply) {
            return "reply removed " + reply.reply();
        } else if (data instanceof QuestionClosed closed) {
            return "closed " + Duration.between(NOON, closed.closedAt()).toSeconds();
        } else if (data instanceof QuestionReopened reopened) {
            return "reopened " + Duration.between(NOON, reopened.reopenedAt()).toSeconds();
        } else if (data instanceof QuestionAnswerAccepted accepted) {
            return (accepted.withdrawn() ? "withdrawn " : "accepted ") + accepted.reply();
        }
        return "removed";
    }

    private static String since(@Nullable Instant knownSince) {
        return knownSince == null ? "" : " known since " + Duration.between(NOON, knownSince).toSeconds();
    }

    private static String taken(@Nullable Assignees assignees) {
        return assignees == null
                ? ""
                : " " + assignees.handles() + " at " + Duration.between(NOON, assignees.asOf()).toSeconds();
    }

    private static String piece(String url, String body, List<String> labels) {
        return url.contains("forum") ? "/" + body + "/" + labels : "";
    }
}
