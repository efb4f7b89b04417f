package dev.tend.ingest.github;

import static dev.tend.ingest.github.GithubPayloads.comment;
import static dev.tend.ingest.github.GithubPayloads.discussion;
import static dev.tend.ingest.github.GithubPayloads.discussions;
import static dev.tend.ingest.github.GithubPayloads.issue;
import static dev.tend.ingest.github.GithubPayloads.issues;
import static dev.tend.ingest.github.GithubPayloads.json;
import static dev.tend.ingest.github.GithubPayloads.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.Author;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.Lumen;
import dev.tend.ingest.fact.Content;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.SourceShown;
import dev.tend.ingest.fact.Telling.Why;
import dev.tend.ingest.fact.Text;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.NotWanted;
import dev.tend.ingest.fact.Translation.Wanted;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.source.Identity;
import dev.tend.kit.community.Source;

class GithubWebhooksTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final Source LANTERN = Lumen.community().sources().get("lantern");
    private static final Author WANDERER = new Author("wanderer", null, false, false, "11");

    @Test
    void an_opened_issue_is_a_new_question_with_all_that_is_shown() {
        Sighting seen = sighting("issues", issues("opened", issue(7)));

        assertThat(seen.question()).isEqualTo("github:lumen/lantern#7");
        assertThat(seen.source()).isEqualTo("lantern");
        assertThat(seen.why()).isEqualTo(Why.POSTED);
        assertThat(seen.via()).isEqualTo(Via.WEBHOOK);
        assertThat(seen.at()).isEqualTo("2026-11-20T12:00:00Z");
        assertThat(seen.content()).isEqualTo(new Content("https://github.com/lumen/lantern/issues/7",
                "The lamp flickers at dusk", new Text("It flickers when the sun goes down.", false), WANDERER,
                Instant.parse("2026-11-20T12:00:00Z"), List.of("bug"), null, Visibility.PUBLIC, null));
    }

    @Test
    void a_created_discussion_is_a_new_question_with_its_category() {
        Sighting seen = sighting("discussion", discussions("created", discussion(9)));

        assertThat(seen.question()).isEqualTo("github:lumen/lantern#9");
        assertThat(seen.why()).isEqualTo(Why.POSTED);
        assertThat(seen.content().category()).isEqualTo("q-a");
        assertThat(seen.content().url()).isEqualTo("https://github.com/lumen/lantern/discussions/9");
    }

    @ParameterizedTest
    @CsvSource({ "issues,edited", "issues,labeled", "issues,unlabeled", "issues,assigned", "issues,unassigned",
            "discussion,edited", "discussion,labeled",
            "discussion,unlabeled", "discussion,category_changed"})
    void an_edit_shows_what_the_question_says_now(String event, String action) {
        ObjectNode payload = event.equals("issues") ? issues(action, issue(7)) : discussions(action, discussion(7));
        Sighting seen = sighting(event, payload);
        assertThat(seen.why()).isEqualTo(Why.CURRENT);
        assertThat(seen.at()).isEqualTo("2026-11-20T12:00:00Z");
    }

    @Test
    void an_issue_says_who_took_it_bots_left_out_and_a_discussion_says_nothing_of_that() {
        ObjectNode taken = with(issue(7), i -> i.set("assignees", json("""
            {"all": [{"login": "Snuffer", "type": "User"}, {"login": "fixer[bot]", "type": "Bot"}]}""").get("all")));

        assertThat(sighting("issues", issues("assigned", taken)).content().assignees()).containsExactly("Snuffer");
        assertThat(sighting("issues", issues("unassigned", with(taken, i -> i.putArray("assignees")))).content()
                .assignees()).isEmpty();
        assertThat(sighting("discussion", discussions("created", discussion(9))).content().assignees()).isNull();
    }

    @Test
    void a_closed_issue_says_when_by_whom_and_why() {
        ObjectNode closed = with(issue(7), i -> i.put("state", "closed"), i -> i.put("state_reason", "not_planned"),
                i -> i.put("closed_at", "2026-11-20T14:00:00Z"));
        ObjectNode payload = with(issues("closed", closed),
                p -> p.set("sender", json("{\"login\": \"Ines-L\", \"type\": \"User\"}")));

        assertThat(events("issues", payload)).containsExactly(new QuestionClosed("github:lumen/lantern#7", "lantern",
                new Author("Ines-L", null, true, false), "not_planned", Instant.parse("2026-11-20T14:00:00Z"),
                Via.WEBHOOK));
    }

    @Test
    void a_discussion_does_not_say_when_it_was_closed_so_its_last_update_counts() {
        ObjectNode closed = with(discussion(9), d -> d.put("state", "closed"), d -> d.put("state_reason", "outdated"),
                d -> d.put("updated_at", "2026-11-20T14:00:00Z"));
        assertThat(events("discussion", discussions("closed", closed))).containsExactly(new QuestionClosed(
                "github:lumen/lantern#9", "lantern", WANDERER, "outdated", Instant.parse("2026-11-20T14:00:00Z"),
                Via.WEBHOOK));
    }

    @ParameterizedTest
    @ValueSource(strings = { "issues", "discussion"})
    void a_reopened_question_is_open_again(String event) {
        ObjectNode payload = event.equals("issues")
                ? issues("reopened", issue(7))
                : discussions("reopened", discussion(7));
        assertThat(events(event, payload)).containsExactly(new QuestionReopened("github:lumen/lantern#7", "lantern",
                WANDERER, Instant.parse("2026-11-20T12:00:00Z"), Via.WEBHOOK));
    }

    @ParameterizedTest
    @ValueSource(strings = { "issues", "discussion"})
    void a_deleted_question_is_removed(String event) {
        ObjectNode payload = event.equals("issues")
                ? issues("deleted", issue(7))
                : discussions("deleted", discussion(7));
        assertThat(events(event, payload)).containsExactly(new QuestionRemoved("github:lumen/lantern#7", "lantern",
                QuestionRemoved.Reason.DELETED, null, NOW, Via.WEBHOOK));
    }

    @Test
    void a_transferred_issue_says_where_it_is_now_in_the_spelling_of_our_own_source() {
        ObjectNode payload = with(issues("transferred", issue(7)), p -> p.set("changes", json("""
            {"new_issue": {"number": 3}, "new_repository": {"full_name": "Lumen/Polled"}}""")));
        assertThat(events("issues", payload)).containsExactly(new QuestionRemoved("github:lumen/lantern#7", "lantern",
                QuestionRemoved.Reason.TRANSFERRED, "github:lumen/polled#3", NOW, Via.WEBHOOK));
    }

    @Test
    void a_transferred_discussion_says_where_it_is_now() {
        ObjectNode payload = with(discussions("transferred", discussion(7)), p -> p.set("changes", json("""
            {"new_discussion": {"number": 3}, "new_repository": {"full_name": "elsewhere/place"}}""")));
        assertThat(events("discussion", payload)).singleElement().isInstanceOfSatisfying(QuestionRemoved.class,
                removed -> assertThat(removed.movedTo()).isEqualTo("github:elsewhere/place#3"));
    }

    @Test
    void a_comment_is_a_reply_and_brings_its_question_along() {
        ObjectNode payload = with(issues("created", issue(7)), p -> p.set("comment", comment(31, "helper")));

        List<Telling> tellings = tellings("issue_comment", payload);
        assertThat(((Sighting) tellings.get(0)).why()).isEqualTo(Why.CAME_ALONG);
        assertThat(events("issue_comment", payload)).containsExactly(new ReplyPosted("github:lumen/lantern#7",
                "lantern", "31", "https://github.com/lumen/lantern/issues/7#issuecomment-31", "Mine does so too.",
                false,
                new Author("helper", null, false, false), Instant.parse("2026-11-20T13:00:00Z"), Visibility.PUBLIC,
                Via.WEBHOOK));
    }

    @Test
    void a_comment_that_was_deleted_meanwhile_is_not_told_any_more() {
        ObjectNode created = with(issues("created", issue(7)), p -> p.set("comment", comment(31, "helper")));
        ObjectNode deleted = with(issues("deleted", issue(7)), p -> p.set("comment", comment(31, "helper")));
        Fact posted = (Fact) tellings("issue_comment", created).get(1);
        Fact removed = (Fact) tellings("issue_comment", deleted).get(0);
        assertThat(posted.unless()).isEqualTo(removed.event().id());
    }

    @Test
    void a_comment_below_a_discussion_is_a_reply() {
        ObjectNode payload = with(discussions("created", discussion(9)), p -> p.set("comment", comment(32, "helper")));
        assertThat(events("discussion_comment", payload)).singleElement().isInstanceOfSatisfying(ReplyPosted.class,
                reply -> assertThat(reply.question()).isEqualTo("github:lumen/lantern#9"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "issue_comment", "discussion_comment"})
    void a_deleted_comment_is_a_removed_reply(String event) {
        ObjectNode payload = with(event.equals("issue_comment")
                ? issues("deleted", issue(7))
                : discussions("deleted", discussion(7)), p -> p.set("comment", comment(31, "helper")));
        assertThat(events(event, payload))
                .containsExactly(new ReplyRemoved("github:lumen/lantern#7", "lantern", "31", NOW, Via.WEBHOOK));
    }

    @Test
    void an_answered_discussion_says_which_reply_whose_and_when() {
        ObjectNode payload = with(
                discussions("answered",
                        with(discussion(9), d -> d.put("answer_chosen_at", "2026-11-20T10:30:00.000-04:00"))),
                p -> p.set("answer", comment(33, "helper")));
        assertThat(events("discussion", payload)).containsExactly(new QuestionAnswerAccepted("github:lumen/lantern#9",
                "lantern", "33", new Author("helper", null, false, false), false, Instant.parse("2026-11-20T14:30:00Z"),
                Via.WEBHOOK));
    }

    @Test
    void an_unanswered_discussion_takes_the_mark_back() {
        ObjectNode payload = with(discussions("unanswered", discussion(9)),
                p -> p.set("old_answer", comment(33, "helper")));
        assertThat(events("discussion", payload)).singleElement().isInstanceOfSatisfying(QuestionAnswerAccepted.class,
                accepted -> assertThat(accepted.withdrawn()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({ "ping,x", "push,opened", "pull_request,opened", "issues,milestoned", "issues,locked",
            "discussion,pinned",
            "issue_comment,edited", "discussion_comment,edited"})
    void what_tend_does_not_follow_is_not_wanted(String event, String action) {
        ObjectNode payload = event.startsWith("discussion")
                ? discussions(action, discussion(7))
                : issues(action, issue(7));
        assertThat(translate(event, payload)).isInstanceOf(NotWanted.class);
    }

    @Test
    void pull_requests_and_their_comments_are_no_questions() {
        ObjectNode pull = with(issue(7), i -> i.set("pull_request", json("{\"url\": \"https://x.example\"}")));
        assertThat(translate("issues", issues("labeled", pull))).isEqualTo(new NotWanted("pull request"));
        assertThat(translate("issue_comment",
                with(issues("created", pull.deepCopy()), p -> p.set("comment", comment(1, "x")))))
                .isEqualTo(new NotWanted("pull request"));
    }

    @Test
    void another_repository_is_not_wanted_but_the_spelling_of_ours_may_differ() {
        assertThat(translate("issues", from(issues("opened", issue(7)), "evil/lantern")))
                .isEqualTo(new NotWanted("other repository"));
        assertThat(sighting("issues", from(issues("opened", issue(7)), "Lumen/Lantern")).question())
                .isEqualTo("github:lumen/lantern#7");
    }

    @ParameterizedTest
    @CsvSource({ "wanderer,User,NONE,false,false", "wanderer,User,CONTRIBUTOR,false,false",
            "wanderer,User,MEMBER,true,false", "wanderer,User,OWNER,true,false", "Ines-L,User,NONE,true,false",
            "rui-helper,User,NONE,true,false", "renovate[bot],Bot,NONE,false,true",
            "renovate[bot],User,NONE,false,true",
            "copilot,Bot,NONE,false,true", "Lumen-Robot,User,NONE,false,true"})
    void staff_and_bots_are_recognised(String login, String type, String association, boolean staff, boolean bot) {
        ObjectNode asked = with(issue(7), i -> i.put("author_association", association),
                i -> i.set("user", json("{\"login\": \"%s\", \"type\": \"%s\"}".formatted(login, type))));
        assertThat(sighting("issues", issues("opened", asked)).content().author())
                .isEqualTo(new Author(login, null, staff, bot));
    }

    @Test
    void an_account_that_is_gone_is_a_ghost_and_no_body_is_an_empty_one() {
        Content content = sighting("issues",
                issues("opened", with(issue(7), i -> i.putNull("user"), i -> i.putNull("body")))).content();
        assertThat(content.author()).isEqualTo(new Author("ghost", null, false, false));
        assertThat(content.body()).isEqualTo(Text.NONE);
    }

    @Test
    void an_account_is_known_by_its_id_whatever_it_is_called() {
        ObjectNode asked = with(issue(7), i -> i.set("user", account("wanderer", 11)));
        ObjectNode renamed = with(issues("created", with(issue(7), i -> i.set("user", account("wayfarer", 11)))),
                p -> p.set("comment", with(comment(31, "x"), c -> c.set("user", account("wayfarer", 11)))));
        Author asker = sighting("issues", issues("opened", asked)).content().author();
        assertThat(events("issue_comment", renamed)).singleElement().isInstanceOfSatisfying(ReplyPosted.class,
                reply -> assertThat(reply.author().isSameAccount(asker)).isTrue());
    }

    @Test
    void githubs_own_ghost_is_nobody_whatever_it_is_called() {
        ObjectNode asked = with(issue(7), i -> i.set("user", account("ghost", 10137)));
        assertThat(sighting("issues", issues("opened", asked)).content().author().gone()).isTrue();
        ObjectNode renamed = with(issue(7), i -> i.set("user", account("poltergeist", 10137)));
        assertThat(sighting("issues", issues("opened", renamed)).content().author().gone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({ "issues,body", "issues,title", "discussion,body", "discussion,title"})
    void an_edit_of_the_text_says_who_edited(String event, String part) {
        ObjectNode thread = event.equals("issues") ? issue(7) : discussion(7);
        ObjectNode payload = with(event.equals("issues") ? issues("edited", thread) : discussions("edited", thread),
                p -> p.set("sender", account("snuffer", 8)),
                p -> p.set("changes", json("{\"%s\": {\"from\": \"x\"}}".formatted(part))));
        assertThat(sighting(event, payload).by()).isEqualTo(new Author("snuffer", null, false, false, "8"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "edited", "labeled", "assigned"})
    void what_is_no_edit_of_the_text_is_nobodys_edit(String action) {
        ObjectNode payload = with(issues(action, issue(7)), p -> p.set("sender", account("snuffer", 8)));
        assertThat(sighting("issues", payload).by()).isNull();
    }

    @Test
    void of_an_old_issue_first_heard_of_by_a_comment_nothing_before_it_is_known() {
        ObjectNode payload = with(issues("created", with(issue(7), i -> i.put("comments", 12))),
                p -> p.set("comment", comment(31, "wanderer")));
        assertThat(sighting("issue_comment", payload).knownSince()).isEqualTo("2026-11-20T13:00:00Z");
        ObjectNode first = with(issues("created", issue(7)), p -> p.set("comment", comment(31, "wanderer")));
        assertThat(sighting("issue_comment", first).knownSince()).as("nobody has commented before").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "labeled", "edited", "closed", "opened"})
    void of_an_issue_with_comments_first_heard_of_otherwise_nothing_is_known_from_before_it_was_heard(String action) {
        assertThat(sighting("issues", issues(action, with(issue(7), i -> i.put("comments", 2)))).knownSince())
                .isEqualTo(NOW);
        assertThat(sighting("issues", issues(action, issue(7))).knownSince()).isNull();
    }

    @Test
    void of_a_discussion_with_comments_nothing_is_known_from_before_it_was_heard() {
        assertThat(sighting("discussion", discussions("answered", with(discussion(9), d -> d.put("comments", 3))))
                .knownSince()).isEqualTo(NOW);
    }

    @Test
    void of_an_issue_that_is_reopened_or_transferred_in_nothing_is_known_from_before() {
        assertThat(sighting("issues", issues("reopened", issue(7))).knownSince()).isEqualTo(NOW);
        ObjectNode transferred = with(issues("opened", issue(7)),
                p -> p.set("changes", json("{\"old_issue\": {\"number\": 77}, \"old_repository\": {\"id\": 5}}")));
        assertThat(sighting("issues", transferred).knownSince()).isEqualTo(NOW);
    }

    @Test
    void a_renamed_repository_is_still_ours_and_its_questions_keep_their_ids() {
        Identity known = new Identity("77", "lumen/lantern", "lumen/lantern", "lumen/lantern", null);
        ObjectNode payload = from(issues("opened", issue("lumen/lamp", 7)), "lumen/lamp");
        assertThat(((Sighting) ((Wanted) translate("issues", payload, known)).tellings().get(0)).question())
                .isEqualTo("github:lumen/lantern#7");
    }

    @Test
    void a_long_body_is_cut() {
        Content content = sighting("issues", issues("opened", with(issue(7), i -> i.put("body", "y".repeat(70_000)))))
                .content();
        assertThat(content.body().cut()).isTrue();
        assertThat(content.body().text()).endsWith("y… [cut]");
    }

    @Test
    void a_private_repository_is_private_and_where_nothing_is_said_it_is_too() {
        ObjectNode hidden = issues("opened", issue(7));
        ((ObjectNode) hidden.get("repository")).put("private", true);
        assertThat(sighting("issues", hidden).content().visibility()).isEqualTo(Visibility.PRIVATE);

        ObjectNode silent = issues("opened", issue(7));
        ((ObjectNode) silent.get("repository")).remove("private");
        assertThat(sighting("issues", silent).content().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @ParameterizedTest
    @ValueSource(strings = { "action", "repository", "issue"})
    void a_payload_without_a_part_that_it_needs_is_malformed(String part) {
        ObjectNode payload = with(issues("opened", issue(7)), p -> p.remove(part));
        assertThatThrownBy(() -> translate("issues", payload)).isInstanceOf(Malformed.class).hasMessageContaining(part);
    }

    @ParameterizedTest
    @ValueSource(strings = { "number", "title", "created_at"})
    void an_issue_without_a_field_that_it_needs_is_malformed(String field) {
        ObjectNode payload = issues("opened", with(issue(7), i -> i.remove(field), i -> i.remove("updated_at")));
        assertThatThrownBy(() -> translate("issues", payload)).isInstanceOf(Malformed.class)
                .hasMessageContaining(field);
    }

    @Test
    void a_label_without_a_name_is_left_out_and_one_that_is_a_text_counts() {
        ObjectNode payload = issues("opened", with(issue(7), i -> i.set("labels", json("""
            {"all": [{"id": 3, "name": null}, {"id": 4, "name": "docs"}, "care", 5, null, {"name": ["x"]}]}""")
                .get("all"))));
        assertThat(sighting("issues", payload).content().labels()).containsExactly("docs", "care");
    }

    @Test
    void all_texts_are_cleaned() {
        ObjectNode payload = issues("opened", with(issue(7), i -> i.put("title", "a\0 b\n c\ud83d"),
                i -> i.put("body", "x\0\ny"), i -> i.set("labels", json("{\"all\": [\"a\\u0000\"]}").get("all"))));
        Content content = sighting("issues", payload).content();
        assertThat(content.title()).isEqualTo("a b  c\uFFFD");
        assertThat(content.body().text()).isEqualTo("x\ny");
        assertThat(content.labels()).containsExactly("a");
    }

    @Test
    void the_type_of_an_issue_is_its_own_word_for_the_kind_of_question() {
        ObjectNode payload = issues("typed",
                with(issue(7), i -> i.set("type", json("{\"id\": 2, \"name\": \"Bug\"}"))));
        assertThat(sighting("issues", payload).content().sourceType()).isEqualTo("Bug");
        assertThat(sighting("issues", issues("untyped", issue(7))).content().sourceType()).isNull();
    }

    @Test
    void what_happened_to_an_issue_counts_although_the_issue_itself_cannot_be_read() {
        ObjectNode payload = with(issues("created", with(issue(7), i -> i.putNull("title"))),
                p -> p.set("comment", comment(31, "helper")));
        assertThat(events("issue_comment", payload)).singleElement().isInstanceOf(ReplyPosted.class);
        assertThat(events("issues", issues("transferred", issue(7)))).singleElement()
                .isEqualTo(new QuestionRemoved("github:lumen/lantern#7", "lantern",
                        QuestionRemoved.Reason.TRANSFERRED, null, NOW, Via.WEBHOOK));
    }

    @Test
    void a_repository_that_is_made_private_or_public_says_so_of_all_its_questions() {
        ObjectNode payload = json("""
            {"action": "privatized", "repository": {"id": 77, "full_name": "lumen/lantern", "private": true,
             "updated_at": "2026-11-20T14:00:00Z"}, "sender": {"login": "ines-l"}}""");
        assertThat(tellings("repository", payload)).containsExactly(
                new SourceShown("lantern", Visibility.PRIVATE, Instant.parse("2026-11-20T14:00:00Z")));
        ((ObjectNode) payload.put("action", "publicized").get("repository")).put("private", false);
        assertThat(tellings("repository", payload)).containsExactly(
                new SourceShown("lantern", Visibility.PUBLIC, Instant.parse("2026-11-20T14:00:00Z")));
        assertThat(translate("repository", payload.put("action", "edited"))).isInstanceOf(NotWanted.class);
    }

    @Test
    void each_delivery_says_whether_its_repository_is_private_now() {
        ObjectNode payload = with(issues("created", issue(7)), p -> p.set("comment", comment(31, "helper")));
        ((ObjectNode) payload.get("repository")).put("private", true);
        assertThat(tellings("issue_comment", payload)).contains(
                new SourceShown("lantern", Visibility.PRIVATE, Instant.parse("2026-11-20T12:00:00Z")));
        ((ObjectNode) payload.get("repository")).put("private", "perhaps");
        assertThat(((Sighting) tellings("issue_comment", payload).get(0)).content().visibility())
                .as("in doubt").isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void what_a_person_writes_through_an_app_is_the_persons() {
        ObjectNode payload = issues("opened", with(issue(7),
                i -> i.set("performed_via_github_app", json("{\"id\": 5, \"slug\": \"page-comments\"}"))));
        assertThat(sighting("issues", payload).content().author().bot()).isFalse();
    }

    private static ObjectNode account(String login, int id) {
        return json("{\"login\": \"%s\", \"id\": %d, \"type\": \"User\"}".formatted(login, id));
    }

    private static ObjectNode from(ObjectNode payload, String repository) {
        ((ObjectNode) payload.get("repository")).put("full_name", repository);
        return payload;
    }

    private static Translation translate(String event, ObjectNode payload) {
        return translate(event, payload, Identity.unknown(LANTERN));
    }

    private static Translation translate(String event, ObjectNode payload, Identity identity) {
        return GithubWebhooks.translate(event, payload, LANTERN, Lumen.community(), identity, NOW);
    }

    private static List<Telling> tellings(String event, ObjectNode payload) {
        return ((Wanted) translate(event, payload)).tellings();
    }

    private static Sighting sighting(String event, ObjectNode payload) {
        return (Sighting) tellings(event, payload).get(0);
    }

    private static List<QuestionEvent> events(String event, ObjectNode payload) {
        return tellings(event, payload).stream().filter(Fact.class::isInstance)
                .<QuestionEvent>map(fact -> ((Fact) fact).event().data()).toList();
    }
}
