package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.tend.local.standin.Discourse;
import dev.tend.local.standin.Discourse.Topic;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;

/** Five weeks of a product company by its sample file: lines M1 to M4, M6 and M9 of docs/processes.md. */
class ProductCompanyIT {

    private static final String COMMUNITY = "community";
    private static final String SQUARE = "town-square";
    private static final Discourse.User STAFF = new Discourse.User(1, "amina", true);
    private static final Discourse.User MEMBER = new Discourse.User(2, "otter", false);

    private final GitHub server = new GitHub("server", "heron-chat/server", false, Weeks.SECRET);
    private final GitHub android = new GitHub("android", "heron-chat/android", false, Weeks.SECRET);
    private final Discourse forum = new Discourse("forum", "https://forum.heron.example", Weeks.SECRET);

    @Test
    void each_week_another_person_and_each_list_at_its_time_and_nothing_else() throws Exception {
        try (Weeks weeks = new Weeks("product-company.yaml", ZoneId.of("America/New_York"),
                Map.of("TOWN_SQUARE_HOOK", "/hooks/" + SQUARE, "COMMUNITY_HOOK", "/hooks/" + COMMUNITY),
                "2027-03-01T09:20")) {
            Issue crash = new Issue(11, "Server crashes on start", "It stops with a NullPointerException.",
                    User.visitor("wren"), weeks.at("2027-03-01T09:30"), List.of("bug"));
            weeks.happens(server.opened(crash));
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@amina", "came in on your watch", "A bug", crash.title());
            Issue mobile = new Issue(7, "Notifications are late", "They come an hour late.", User.visitor("teal"),
                    weeks.at("2027-03-01T09:40"), List.of());
            weeks.happens(android.opened(mobile));
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@amina", mobile.title());
            Topic upgrade = topic(weeks, 21, "Upgrade from 5.1 to 5.2 fails", "2027-03-01T09:50");
            Topic answered = topic(weeks, 22, "How do I export a channel?", "2027-03-01T09:55");
            weeks.at("2027-03-01T10:00");
            assertThat(weeks.awaitSaid(SQUARE)).startsWith("@here").contains("Help Wanted", "upgrades",
                    upgrade.title()).doesNotContain(answered.title());
            Topic waiting = topic(weeks, 23, "How do I mute a channel?", "2027-03-01T10:20");
            weeks.at("2027-03-01T15:00");
            weeks.happens(forum.reply(answered, 2, MEMBER, "In its menu.", weeks.now()));
            weeks.awaitQuestion("discourse:forum.heron.example#22", "awaiting", "COMMUNITY");

            // Tuesday: what came in yesterday is reviewed; the community has not had two days yet, but upgrades can't wait.
            weeks.at("2027-03-02T09:00");
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@amina", "New issues to answer today", "Bugs",
                    crash.title()).doesNotContain(mobile.title(), upgrade.title());
            weeks.at("2027-03-02T10:00");
            assertThat(weeks.awaitSaid(SQUARE)).startsWith("@here").contains("Help Wanted", "upgrades",
                    upgrade.title()).doesNotContain(waiting.title(), answered.title());
            weeks.at("2027-03-02T11:00");
            weeks.happens(server.comment(crash, User.member("amina-heron"), "Which version is it?", weeks.now()),
                    forum.reply(upgrade, 2, STAFF, "What does the log say?", weeks.now()));
            weeks.awaitQuestion("github:heron-chat/server#11", "awaiting", "AUTHOR");
            weeks.awaitQuestion("discourse:forum.heron.example#21", "awaiting", "AUTHOR");

            // Wednesday: no issue is new, so there is no review; they replied to what was asked, and one had its two days.
            weeks.at("2027-03-03T09:00");
            weeks.happens(forum.reply(upgrade, 3, upgrade.author(), "It says: no such table.", weeks.now()));
            weeks.awaitQuestion("discourse:forum.heron.example#21", "awaiting", "TEAM");
            weeks.at("2027-03-03T10:30");
            assertThat(weeks.awaitSaid(SQUARE)).contains("They have replied", upgrade.title(), "Two days old",
                    waiting.title()).doesNotContain(answered.title(), crash.title());
            weeks.happens(forum.reply(waiting, 2, STAFF, "In its menu too.", weeks.now()),
                    forum.reply(upgrade, 4, STAFF, "Then run the migration.", weeks.now()));
            weeks.awaitQuestion("discourse:forum.heron.example#23", "awaiting", "AUTHOR");
            weeks.awaitQuestion("discourse:forum.heron.example#21", "awaiting", "AUTHOR");

            // The next week is the next one's; what came in before stays with whom it came to.
            weeks.at("2027-03-08T09:00");
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@bruno", "your shift in community-pm has begun",
                    "Still with Amina", crash.title()).doesNotContain("Yours");
            weeks.awaitDigest("daily-review", "2027-03-08T09:00");
            Issue wish = new Issue(12, "Please add a dark theme", "It would be great if it had one.",
                    User.visitor("wren"), weeks.at("2027-03-08T09:20"), List.of());
            weeks.happens(server.opened(wish));
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@bruno", "A feature proposal", wish.title());
            assertThat(weeks.awaitQuestion("github:heron-chat/server#11", "assignee", "amina")).isNotNull();
            weeks.happens(server.issue("closed", wish, User.member("bruno-heron"), weeks.at("2027-03-08T09:30")));
            weeks.awaitQuestion("github:heron-chat/server#12", "state", "SETTLED");

            weeks.at("2027-03-10T09:30");
            weeks.awaitAged("github:heron-chat/server#11", "inactive");

            // Ideas are looked through on Wednesdays.
            Topic idea = new Topic(24, "Let me pin a channel", "At the top of the list.", upgrade.author(),
                    weeks.at("2027-03-10T09:40"), "ideas");
            weeks.happens(forum.topicCreated(idea), forum.firstPost(idea));
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@bruno", idea.title());
            weeks.at("2027-03-10T11:00");
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@bruno", "Ideas whose status may need an update",
                    "does it not fit", idea.title()).doesNotContain(crash.title());
            assertThat(weeks.awaitSaid(SQUARE)).contains("Two days old", mobile.title()).doesNotContain(idea.title());
            weeks.act("discourse:forum.heron.example#24", "resolve", "{\"by\": \"bruno\"}");

            // The clocks have changed: nine o'clock is still nine o'clock, and the week Celia's.
            weeks.at("2027-03-15T09:05");
            assertThat(List.of(weeks.awaitSaid(COMMUNITY), weeks.awaitSaid(COMMUNITY))).satisfiesExactlyInAnyOrder(
                    said -> assertThat(said).contains("@celia", "your shift").doesNotContain(wish.title()),
                    said -> assertThat(said).contains("@celia", "without activity for 7 days", crash.title(),
                            "quiet for 12 days").doesNotContain(mobile.title(), wish.title()));

            weeks.at("2027-04-01T09:30");
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@bruno", "your shift");
            weeks.awaitAged("github:heron-chat/android#7", "inactive");

            // The mobile applications are looked at once a month.
            weeks.at("2027-04-05T09:10");
            assertThat(List.of(weeks.awaitSaid(COMMUNITY), weeks.awaitSaid(COMMUNITY))).satisfiesExactlyInAnyOrder(
                    said -> assertThat(said).contains("@celia", "your shift"),
                    said -> assertThat(said).contains("@celia", "Your lists of today",
                            "Issues without activity for 7 days", crash.title(),
                            "Mobile issues without activity for a month", mobile.title()));
            weeks.awaitDigest("daily-review", "2027-04-05T09:00");
            weeks.at("2027-04-05T09:30");
            weeks.awaitDigest("silent-contributors", "2027-04-05T09:15");
            assertThat(weeks.unread(COMMUNITY)).isEmpty();
            assertThat(weeks.unread(SQUARE)).isEmpty();

            // Somebody takes an issue that needs help. What others write is not their word: two weeks later they are silent.
            Issue help = new Issue(13, "Translate the settings", "Into any language.", User.member("celia-heron"),
                    weeks.at("2027-04-05T09:40"), List.of("Help Wanted"));
            weeks.happens(server.opened(help));
            assertThat(weeks.awaitSaid(COMMUNITY)).contains("@celia", help.title());
            weeks.happens(server.assigned(help, User.visitor("wren"), User.member("celia-heron"),
                    weeks.at("2027-04-05T09:50")));
            weeks.happens(server.comment(help, User.visitor("teal"), "I would like to read it.",
                    weeks.at("2027-04-12T09:50")));
            // A Tuesday: whether Monday's list had it already would be chance.
            weeks.at("2027-04-20T09:51");
            weeks.awaitAged("github:heron-chat/server#13", "contributor-silent");
            weeks.awaitUnread(COMMUNITY, help.title(), "No word from the contributor for 15 days");
            weeks.at("2027-04-26T09:15");
            weeks.awaitUnread(COMMUNITY, help.title(), "taken and silent: ask how it goes");
        }
    }

    private Topic topic(Weeks weeks, int id, String title, String at) throws Exception {
        Topic topic = new Topic(id, title, "I can't find out.", new Discourse.User(30 + id, "heron" + id, false),
                weeks.at(at), "help");
        weeks.happens(forum.topicCreated(topic), forum.firstPost(topic));
        assertThat(weeks.awaitSaid(COMMUNITY)).contains("@amina", title);
        return topic;
    }
}
