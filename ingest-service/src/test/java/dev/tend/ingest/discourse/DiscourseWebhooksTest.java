package dev.tend.ingest.discourse;

import static dev.tend.ingest.discourse.DiscoursePayloads.payload;
import static dev.tend.ingest.discourse.DiscoursePayloads.post;
import static dev.tend.ingest.discourse.DiscoursePayloads.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.Author;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.Lumen;
import dev.tend.ingest.discourse.Learned.Category;
import dev.tend.ingest.fact.Draft;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.ReplyShown;
import dev.tend.ingest.fact.Telling.VisibilityShown;
import dev.tend.ingest.fact.Text;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.NotWanted;
import dev.tend.ingest.fact.Translation.Wanted;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.source.Identity;
import dev.tend.kit.community.Source;

class DiscourseWebhooksTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final Author FIREFLY = new Author("firefly", "Fay", false, false, "12");
    private static final String QUESTION = "discourse:forum.lumen.example#70";
    private static final String URL = "https://forum.lumen.example/t/trim-the-wick/70";

    @Test
    void a_created_topic_is_a_piece_without_text() {
        Piece piece = piece("topic_created", payload("topic", topic(70)));
        assertThat(piece).isEqualTo(new Piece(QUESTION, "forum", Part.TOPIC, new Draft(URL, "How do I trim the wick?",
                null, FIREFLY, NOON, List.of("wick", "care"), null, Visibility.PUBLIC), NOW, NOW, false, Via.WEBHOOK));
    }

    @Test
    void its_first_post_is_the_piece_with_the_text() {
        Piece piece = piece("post_created", payload("post", post(70, 1)));
        assertThat(piece).isEqualTo(new Piece(QUESTION, "forum", Part.POST, new Draft(URL, "How do I trim the wick?",
                new Text("It smokes.", false), FIREFLY, NOON, null, "support", Visibility.PUBLIC), NOON, NOW, false,
                Via.WEBHOOK));
    }

    @Test
    void a_later_post_is_a_reply() {
        assertThat(fact("post_created", payload("post", post(70, 2)))).isEqualTo(new ReplyPosted(QUESTION, "forum",
                "7002", URL + "/2", "It smokes.", false, FIREFLY, NOON, Visibility.PUBLIC, Via.WEBHOOK));
    }

    @ParameterizedTest
    @ValueSource(strings = { "topic_edited", "topic_tags_status_updated", "topic_visible_status_updated"})
    void an_edited_topic_is_a_newer_piece(String event) {
        assertThat(piece(event, payload("topic", topic(70))).part()).isEqualTo(Part.TOPIC);
    }

    @Test
    void an_edited_first_post_is_a_newer_piece_and_an_edited_reply_counts_where_it_was_moved() {
        ObjectNode edited = post(70, 1).put("updated_at", "2026-11-20T14:00:00Z").put("raw", "It smokes a lot.");
        Piece piece = piece("post_edited", payload("post", edited));
        assertThat(piece.ordered()).isEqualTo("2026-11-20T14:00:00Z");
        assertThat(piece.draft().body()).isEqualTo(new Text("It smokes a lot.", false));
        assertThat(telling("post_edited", payload("post", post(70, 2)))).isInstanceOfSatisfying(ReplyShown.class,
                shown -> assertThat(shown.reply()).isEqualTo("7002"));
    }

    @Test
    void a_topic_says_whether_it_is_closed_and_that_counts_if_it_was_not_so_before() {
        Translation closed = translate("topic_closed_status_updated", payload("topic", topic(70).put("closed", true)));
        Fact fact = (Fact) ((Wanted) closed).tellings().get(1);
        assertThat(fact.ifChanged()).isTrue();
        assertThat(fact.event().data()).isEqualTo(new QuestionClosed(QUESTION, "forum", null, null, NOW, Via.WEBHOOK));

        Translation open = translate("topic_closed_status_updated", payload("topic", topic(70)));
        assertThat(((Fact) ((Wanted) open).tellings().get(1)).event().data())
                .isEqualTo(new QuestionReopened(QUESTION, "forum", null, NOW, Via.WEBHOOK));
    }

    @Test
    void a_destroyed_topic_or_first_post_is_a_removed_question() {
        QuestionRemoved removed = new QuestionRemoved(QUESTION, "forum", QuestionRemoved.Reason.DELETED, null, NOW,
                Via.WEBHOOK);
        assertThat(fact("topic_destroyed", payload("topic", topic(70)))).isEqualTo(removed);
        assertThat(fact("post_destroyed", payload("post", post(70, 1)))).isEqualTo(removed);
    }

    @Test
    void a_destroyed_reply_is_a_removed_reply() {
        assertThat(fact("post_destroyed",
                payload("post", post(70, 2).put("deleted_at", "2026-11-20T14:30:00Z")))).isEqualTo(new ReplyRemoved(
                        QUESTION, "forum", "7002", Instant.parse("2026-11-20T14:30:00Z"), Via.WEBHOOK));
    }

    @Test
    void what_is_recovered_is_told_again() {
        assertThat(piece("topic_recovered", payload("topic", topic(70))).restored()).isTrue();
        assertThat(piece("post_recovered", payload("post", post(70, 1))).restored()).isTrue();
        Fact created = (Fact) telling("post_created", payload("post", post(70, 2)));
        Fact recovered = (Fact) telling("post_recovered", payload("post", post(70, 2)));
        assertThat(recovered.event().data()).isEqualTo(created.event().data());
        assertThat(recovered.event().id()).isNotEqualTo(created.event().id());
        assertThat(recovered.unless()).isEmpty();
        assertThat(recovered.event().time()).as("staff leave updated_at as it was").isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource({ "accepted_solution,false", "unaccepted_solution,true"})
    void a_solution_is_accepted_or_taken_back(String event, boolean withdrawn) {
        assertThat(fact(event, payload("solved", post(70, 2)))).isEqualTo(
                new QuestionAnswerAccepted(QUESTION, "forum", "7002", FIREFLY, withdrawn, NOW, Via.WEBHOOK));
    }

    @ParameterizedTest
    @CsvSource({ "3", "4", "2"})
    void notes_of_the_software_and_whispers_among_staff_are_not_wanted(int type) {
        ObjectNode post = post(70, 2).put("post_type", type);
        assertThat(translate("post_created", payload("post", post))).isEqualTo(new NotWanted("not a regular post"));
        assertThat(translate("accepted_solution", payload("solved", post)))
                .isEqualTo(new NotWanted("not a regular post"));
    }

    @Test
    void personal_messages_are_no_questions_of_the_community() {
        for (ObjectNode payload : List.of(payload("topic", topic(70).put("archetype", "private_message")),
                payload("post", post(70, 1).put("topic_archetype", "private_message")),
                payload("post", post(70, 2).put("topic_archetype", "private_message")))) {
            String event = payload.has("topic") ? "topic_created" : "post_created";
            assertThat(((Wanted) translate(event, payload)).tellings()).isNotEmpty()
                    .noneMatch(Piece.class::isInstance).allMatch(DiscourseWebhooksTest::isOnlyForWhatIsKnown);
        }
    }

    /** Judge tells nothing of it where the question was never told. */
    private static boolean isOnlyForWhatIsKnown(Telling telling) {
        return telling instanceof Fact fact
                ? fact.ifChanged()
                : telling instanceof VisibilityShown || telling instanceof ReplyShown;
    }

    @ParameterizedTest
    @CsvSource({ "topic_edited,topic,archetype", "post_edited,post,topic_archetype",
            "post_created,post,topic_archetype"})
    void a_topic_that_became_a_personal_message_is_private_from_the_first_word_of_it(String event, String what,
            String archetype) {
        ObjectNode now = (what.equals("topic") ? topic(70) : post(70, 2)).put(archetype, "private_message")
                .putNull("category_id");
        assertThat(visibilities(event, payload(what, now))).containsExactly(Visibility.PRIVATE);
        Translation note = translate("post_created", payload("post", post(70, 2).put("post_type", 3)
                .put("topic_archetype", "private_message")));
        assertThat(((Wanted) note).tellings()).singleElement().isInstanceOf(VisibilityShown.class);
    }

    @Test
    void an_unlisted_topic_and_a_hidden_first_post_are_private_and_so_is_what_can_not_be_read() {
        assertThat(visibilities("topic_edited", payload("topic", topic(70).put("visible", false))))
                .containsExactly(Visibility.PRIVATE);
        assertThat(visibilities("topic_edited", payload("topic", topic(70)))).containsExactly(Visibility.PUBLIC);
        assertThat(visibilities("topic_edited", payload("topic", topic(70).put("visible", "perhaps"))))
                .containsExactly(Visibility.PRIVATE);
        ObjectNode odd = topic(70);
        odd.putArray("category_id");
        assertThat(visibilities("topic_edited", payload("topic", odd))).containsExactly(Visibility.PRIVATE);
        assertThat(piece("post_edited", payload("post", post(70, 1).put("hidden", true))).draft().visibility())
                .isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void a_post_can_not_say_that_all_can_read_its_topic() {
        assertThat(visibilities("post_edited", payload("post", post(70, 1)))).isEmpty();
        assertThat(visibilities("post_created", payload("post", post(70, 2)))).isEmpty();
    }

    @Test
    void the_first_post_of_a_topic_is_no_reply_any_more_below_another() {
        Wanted wanted = (Wanted) translate("post_edited", payload("post", post(70, 1)));
        assertThat(wanted.tellings()).anySatisfy(telling -> assertThat(telling).isInstanceOfSatisfying(ReplyShown.class,
                shown -> assertThat(shown.posted()).isNull()));
    }

    @Test
    void an_archived_topic_is_closed() {
        Wanted wanted = (Wanted) translate("topic_archived_status_updated",
                payload("topic", topic(70).put("archived", true)));
        assertThat(((Fact) wanted.tellings().get(1)).event().data()).isInstanceOf(QuestionClosed.class);
    }

    @Test
    void what_the_forum_wrote_itself_is_no_question() {
        NotWanted notice = new NotWanted("topic that the forum wrote itself");
        ObjectNode about = topic(70).put("title", "About the Lamps category").put("pinned", true);
        assertThat(translate("topic_created", payload("topic", about))).isEqualTo(notice);
        assertThat(translate("topic_created", payload("topic", about.put("pinned", false)))).isNotEqualTo(notice);
        ObjectNode first = post(70, 1).put("topic_title", "About the Lamps category").put("staff", true);
        assertThat(translate("post_created", payload("post", first))).isEqualTo(notice);
        ObjectNode system = topic(70).put("user_id", -1);
        ((ObjectNode) system.get("created_by")).put("id", -1).put("username", "system");
        assertThat(translate("topic_created", payload("topic", system))).isEqualTo(notice);
        assertThat(translate("post_created", payload("post", post(70, 1).put("user_id", -1)))).isEqualTo(notice);
    }

    @Test
    void tags_are_texts_or_objects_with_a_name_and_all_are_cleaned() {
        ObjectNode topic = topic(70);
        topic.set("tags", DiscoursePayloads.json("""
            {"all": ["a\\u0000", {"id": 4, "name": "install", "slug": "install"}, {"name": null}, 5, null]}""")
                .get("all"));
        assertThat(piece("topic_created", payload("topic", topic)).draft().labels()).containsExactly("a", "install");
    }

    private static List<Visibility> visibilities(String event, ObjectNode payload) {
        return ((Wanted) translate(event, payload)).tellings().stream().filter(VisibilityShown.class::isInstance)
                .map(telling -> ((VisibilityShown) telling).visibility()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = { "ping", "user_created", "topic_merged", "post_queued", "post_liked", "like_created"})
    void other_events_are_not_wanted(String event) {
        ObjectNode payload = payload("topic", topic(70));
        payload.set("post", post(70, 2));
        assertThat(translate(event, payload)).isInstanceOf(NotWanted.class);
    }

    @ParameterizedTest
    @CsvSource({ "firefly,staff,true,false", "firefly,admin,true,false", "firefly,moderator,true,false",
            "Tomas,hidden,true,false", "ines,hidden,true,false", "firefly,hidden,false,false",
            "discobot,hidden,false,true", "system,hidden,false,true"})
    void staff_and_bots_are_recognised(String username, String flag, boolean staff, boolean bot) {
        ObjectNode post = post(70, 1).put("username", username).put(flag, true);
        assertThat(piece("post_created", payload("post", post)).draft().author())
                .isEqualTo(new Author(username, "Fay", staff, bot, "12"));
    }

    @Test
    void an_account_that_is_gone_is_nobody() {
        ObjectNode post = post(70, 1).putNull("username").putNull("user_id").putNull("name");
        assertThat(piece("post_created", payload("post", post)).draft().author().gone()).isTrue();
    }

    @Test
    void of_a_topic_with_replies_first_heard_of_by_an_edit_nothing_is_known_from_before() {
        assertThat(piece("topic_edited", payload("topic", topic(70).put("posts_count", 9))).knownSince())
                .isEqualTo(NOW);
        assertThat(piece("post_edited", payload("post", post(70, 1).put("topic_posts_count", 9))).knownSince())
                .isEqualTo(NOW);
        assertThat(piece("topic_edited", payload("topic", topic(70))).knownSince()).isNull();
        assertThat(piece("topic_created", payload("topic", topic(70).put("posts_count", 2))).knownSince())
                .as("it is new, and so are its replies").isNull();
    }

    @Test
    void an_account_of_the_software_is_a_bot() {
        assertThat(((ReplyPosted) fact("post_created", payload("post", post(70, 2).put("user_id", -2)))).author().bot())
                .isTrue();
    }

    @Test
    void a_category_that_the_api_called_restricted_or_did_not_show_is_private() {
        Map<Long, Category> open = Map.of(3L, new Category("support", false), 5L, new Category("staff", true));
        assertThat(visibility(new Learned(open), 3)).isEqualTo(Visibility.PUBLIC);
        assertThat(visibility(new Learned(open), 5)).isEqualTo(Visibility.PRIVATE);
        assertThat(visibility(new Learned(open), 9)).isEqualTo(Visibility.PRIVATE);
        assertThat(visibility(Learned.NOTHING, 9)).isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void where_only_html_is_shown_its_text_counts() {
        ObjectNode post = post(70, 2).put("cooked", "<p>2 &lt; 3 &amp; <b>x</b></p>\n<pre><code>a\nb</code></pre>");
        post.remove("raw");
        assertThat(((ReplyPosted) fact("post_created", payload("post", post))).body()).isEqualTo("2 < 3 & x\n\na\nb");
    }

    @Test
    void a_slug_that_is_no_slug_does_no_harm_to_the_address() {
        ObjectNode topic = topic(70).put("slug", "a/../b?c=\"><x>");
        assertThat(piece("topic_created", payload("topic", topic)).draft().url())
                .isEqualTo("https://forum.lumen.example/t/a%2F..%2Fb%3Fc%3D%22%3E%3Cx%3E/70");
    }

    @Test
    void a_payload_without_what_it_needs_is_malformed() {
        assertThatThrownBy(() -> translate("post_created", payload("topic", topic(70)))).isInstanceOf(Malformed.class);
        ObjectNode post = post(70, 1);
        post.remove("topic_id");
        assertThatThrownBy(() -> translate("post_created", payload("post", post))).isInstanceOf(Malformed.class);
    }

    private static Visibility visibility(Learned learned, long category) {
        Wanted wanted = (Wanted) DiscourseWebhooks.translate("post_created",
                payload("post", post(70, 1).put("category_id", category)), Lumen.community().sources().get("forum"),
                Lumen.community(), learned, Identity.unknown(Lumen.community().sources().get("forum")), NOW);
        return ((Piece) wanted.tellings().get(0)).draft().visibility();
    }

    private static Translation translate(String event, ObjectNode payload) {
        Source forum = Lumen.community().sources().get("forum");
        return DiscourseWebhooks.translate(event, payload, forum, Lumen.community(), Learned.NOTHING,
                Identity.unknown(forum), NOW);
    }

    private static Telling telling(String event, ObjectNode payload) {
        return ((Wanted) translate(event, payload)).tellings().get(0);
    }

    private static Piece piece(String event, ObjectNode payload) {
        return (Piece) telling(event, payload);
    }

    private static Object fact(String event, ObjectNode payload) {
        return ((Fact) telling(event, payload)).event().data();
    }
}
