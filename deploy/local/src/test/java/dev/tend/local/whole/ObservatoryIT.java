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

/** Two weeks of an observatory by its sample file: lines R1 to R5 of docs/processes.md. */
class ObservatoryIT {

    private static final String SUPPORT = "dm-support";
    private static final String DESK = "C0DESK";

    private final Discourse forum = new Discourse("forum", "https://community.alcor.example", Weeks.SECRET);
    private final GitHub pipelines = new GitHub("pipelines", "alcor-survey/pipelines", false, Weeks.SECRET);

    @Test
    void no_question_is_left_behind_and_none_that_may_hold_proprietary_data_is_shown() throws Exception {
        try (Weeks weeks = new Weeks("observatory.yaml", ZoneId.of("America/Santiago"),
                Map.of("DM_SUPPORT_HOOK", "/services/" + SUPPORT), "2027-03-29T09:10")) {
            // Every new post of Support is in its channel at once, and with who watches Support.
            Topic failing = topic(weeks, 31, "The pipeline stops with an error", "support", "2027-03-29T09:12");
            assertThat(weeks.awaitSaid(SUPPORT)).contains(failing.title());
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0LENA>", failing.title(), "which release");

            // Nothing was late at half past nine.
            weeks.at("2027-03-29T09:30");
            weeks.awaitDigest("left-behind", "2027-03-29T09:30");

            // Another category is another's, and in no channel of Support.
            Topic seeing = topic(weeks, 32, "How is the seeing measured?", "science-q-a", "2027-03-29T10:00");
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0KOFI>", seeing.title());

            // What may be proprietary is told in private, with what to answer.
            Topic embargoed = topic(weeks, 33, "Is my embargoed image calibrated right?", "support",
                    "2027-03-29T11:00");
            assertThat(weeks.awaitSaid(DESK) + weeks.awaitSaid(DESK)).contains("(title withheld)", "sensitive",
                    "<@U0LENA>", "may show data that are not public").doesNotContain(embargoed.title());

            // Who asks in the tracker is asked to come to the forum.
            Issue asked = new Issue(5, "Error when I install the pipelines", "How do I fix it?",
                    User.visitor("quasar"), weeks.at("2027-03-29T12:00"), List.of());
            weeks.happens(pipelines.opened(asked));
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0LENA>", asked.title(), "community.alcor.example");

            weeks.happens(forum.reply(seeing, 2, new Discourse.User(9, "kofi", true), "By the guider.",
                    weeks.at("2027-03-30T09:00")));
            weeks.awaitQuestion("discourse:community.alcor.example#32", "awaiting", "AUTHOR");

            // Two days without an answer: its owner is called, and the list has it.
            weeks.at("2027-03-31T09:22");
            weeks.awaitAged("discourse:community.alcor.example#31", "unanswered");
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0LENA>", "No answer for 2 days", failing.title());
            weeks.at("2027-03-31T09:30");
            assertThat(weeks.awaitSaid(DESK)).contains("No question gets left behind", failing.title(),
                    "proprietary data", "(title withheld)").doesNotContain(seeing.title(), embargoed.title());

            // It becomes a ticket, and is settled with it.
            weeks.act("discourse:community.alcor.example#31", "resolve",
                    "{\"by\": \"lena\", \"link\": \"https://tickets.alcor.example/DM-7\"}");
            assertThat(weeks.awaitQuestion("discourse:community.alcor.example#31", "state", "SETTLED")
                    .path("resolvedLink").asText()).isEqualTo("https://tickets.alcor.example/DM-7");

            for (String done : List.of("discourse:community.alcor.example#33", "github:alcor-survey/pipelines#5")) {
                weeks.act(done, "resolve", "{\"by\": \"lena\"}");
            }
            Topic flag = topic(weeks, 35, "What does flag 7 mean?", "science-q-a", "2027-04-01T15:00");
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0KOFI>", flag.title());

            // The clocks go back; the week changes at nine as ever.
            Topic next = topic(weeks, 34, "Where is the catalogue of 2026?", "science-q-a", "2027-04-05T09:05");
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0LENA>", next.title());
            weeks.awaitQuestion("discourse:community.alcor.example#34", "assignee", "lena");

            // Saturday and Sunday do not count: what came on Thursday is late on Monday, and still whose it was.
            weeks.at("2027-04-05T15:01");
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0KOFI>", "No answer for 4 days", flag.title());
            weeks.at("2027-04-05T16:00");
            assertThat(weeks.awaitSaid(DESK)).contains("<!subteam^S0ENGAGE>", "How support went");

            // He does not take it: who is behind him is told after a working day, all after two.
            weeks.at("2027-04-06T15:05");
            assertThat(weeks.awaitSaid(DESK)).contains("<@U0OMAR>", flag.title()).doesNotContain("<@U0KOFI>");
            weeks.at("2027-04-07T15:05");
            assertThat(weeks.awaitSaid(DESK) + weeks.awaitSaid(DESK)).contains("Nobody has taken this", flag.title(),
                    "<@U0LENA>", "No answer for 2 days", next.title());
            assertThat(weeks.unread(SUPPORT)).as("nothing of what may be proprietary").isEmpty();
        }
    }

    private Topic topic(Weeks weeks, int id, String title, String category, String at) throws Exception {
        Topic topic = new Topic(id, title, "It says nothing more.", new Discourse.User(30 + id, "quasar" + id, false),
                weeks.at(at), category);
        weeks.happens(forum.topicCreated(topic), forum.firstPost(topic));
        return topic;
    }
}
