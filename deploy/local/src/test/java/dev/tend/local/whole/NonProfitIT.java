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

/** Two weeks of a non-profit with one supporter by its sample file: lines T1 to T4 of docs/processes.md. */
class NonProfitIT {

    private static final String DESK = "4xp9fdt77pncbef59f4k1qe83o";
    private static final String TEAM = "team";

    private final Discourse forum = new Discourse("forum", "https://forum.linnet.example", Weeks.SECRET);
    private final GitHub browser = new GitHub("browser", "linnet/browser", false, Weeks.SECRET);

    @Test
    void one_list_a_day_of_what_needs_her_and_a_weekly_look_at_what_people_struggle_with() throws Exception {
        try (Weeks weeks = new Weeks("nonprofit.yaml", ZoneId.of("Europe/Vilnius"),
                Map.of("TEAM_HOOK", "/hooks/" + TEAM),
                "2027-03-22T09:10")) {
            // Twelve questions in two places: not one ping.
            for (int number = 1; number <= 10; number++) {
                weeks.happens(browser.opened(issue(number, "Bridge " + number + " does not connect", weeks,
                        "2027-03-22T10:%02d".formatted(9 + number))));
            }
            weeks.awaitQuestion("github:linnet/browser#10", "assignee", "noor");
            Topic answered = topic(weeks, 41, "How do I share a bridge?", "2027-03-22T11:00");
            weeks.awaitQuestion("discourse:forum.linnet.example#41", "assignee", "noor");
            Topic open = topic(weeks, 42, "How do I check a signature?", "2027-03-22T11:10");
            assertThat(weeks.awaitSaid(TEAM)).contains("The week", "browser: 10 came in", "bridge");
            weeks.awaitQuestion("discourse:forum.linnet.example#42", "assignee", "noor");
            weeks.happens(forum.reply(answered, 2, new Discourse.User(2, "finch", false), "With its line.",
                    weeks.at("2027-03-22T15:00")));
            weeks.awaitQuestion("discourse:forum.linnet.example#41", "awaiting", "COMMUNITY");

            // What can't wait does not.
            weeks.at("2027-03-23T10:00");
            weeks.awaitDigest("today", "2027-03-23T10:00");
            weeks.happens(
                    browser.opened(issue(11, "Security vulnerability: address leaks", weeks, "2027-03-23T12:00")));
            assertThat(weeks.awaitSaid(DESK)).contains("address leaks");
            assertThat(weeks.unread(DESK)).isEmpty();

            // The list of the day after says what may put somebody at risk; nobody else needs her yet.
            weeks.at("2027-03-24T10:00");
            assertThat(weeks.awaitSaid(DESK)).contains("What needs you today", "at risk", "address leaks")
                    .doesNotContain("signature", "Bridge 1");

            // Three days without an answer: they are on one list, and what was answered is not.
            weeks.at("2027-03-25T10:00");
            assertThat(weeks.awaitSaid(DESK)).contains("What needs you today", "Unchanged since");
            weeks.at("2027-03-25T11:30");
            weeks.awaitAged("discourse:forum.linnet.example#42", "unanswered");
            weeks.at("2027-03-26T10:00");
            assertThat(weeks.awaitSaid(DESK)).contains("No answer for three days", open.title(), "Bridge 10")
                    .doesNotContain(
                            answered.title());

            // After the clocks have changed: what people struggle with, for the team, and what rises.
            weeks.at("2027-03-30T09:00");
            weeks.at("2027-04-05T11:00");
            assertThat(weeks.awaitSaid(TEAM)).startsWith("@here").contains("What people asked for help with",
                    "Bridge 3");
            weeks.at("2027-04-05T11:05");
            assertThat(weeks.awaitSaid(TEAM)).contains("Unanswered now", "Who carried how much", "Noor");
        }
    }

    private static Issue issue(int number, String title, Weeks weeks, String at) throws Exception {
        return new Issue(number, title, "It says: error.", User.visitor("wren" + number), weeks.at(at), List.of());
    }

    private Topic topic(Weeks weeks, int id, String title, String at) throws Exception {
        Topic topic = new Topic(id, title, "I can't find it.", new Discourse.User(30 + id, "finch" + id, false),
                weeks.at(at), "help");
        weeks.happens(forum.topicCreated(topic), forum.firstPost(topic));
        return topic;
    }
}
