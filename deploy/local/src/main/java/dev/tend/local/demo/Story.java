package dev.tend.local.demo;

import static dev.tend.local.demo.Channel.CORE;
import static dev.tend.local.demo.Channel.SUPPORT;
import static dev.tend.local.demo.Channel.TOWN_SQUARE;
import static dev.tend.local.demo.Expectation.aged;
import static dev.tend.local.demo.Expectation.answered;
import static dev.tend.local.demo.Expectation.hidden;
import static dev.tend.local.demo.Expectation.isFor;
import static dev.tend.local.demo.Expectation.neverSays;
import static dev.tend.local.demo.Expectation.nobodyIsTold;
import static dev.tend.local.demo.Expectation.notTold;
import static dev.tend.local.demo.Expectation.questions;
import static dev.tend.local.demo.Expectation.says;
import static dev.tend.local.demo.Expectation.state;
import static dev.tend.local.demo.Expectation.toldOnce;
import static dev.tend.local.demo.Expectation.turn;
import static dev.tend.local.demo.Expectation.typed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.local.standin.Discourse;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.standin.Webhook;

/** A few days of an invented community in a minute: what its sources send, and what is to become of it. */
final class Story {

    private final GitHub server;
    private final GitHub enterprise;
    private final Discourse forum;
    private final Instant now;
    private final String onDuty;

    private final User pia = User.visitor("pia-photographs");
    private final Issue crash;
    private final Issue wish;
    private final Issue waiting;
    private final Issue shout;
    private final Issue customer;
    private final Issue export;
    private final Discourse.User ravi = new Discourse.User(21, "ravi", false);
    private final Discourse.Topic topic;

    /** @param onDuty the key of the person whose turn it is */
    Story(String secret, Instant now, String onDuty) {
        this.server = new GitHub("server", "marmot/server", false, secret);
        this.enterprise = new GitHub("enterprise", "marmot/enterprise", true, secret);
        this.forum = new Discourse("forum", "https://forum.marmot.example", secret);
        this.now = now;
        this.onDuty = onDuty;
        crash = new Issue(101, "Import crashes on HEIC files: NullPointerException", """
            Steps to reproduce
            1. Import a folder with HEIC photos
            2. Marmot stops at the third

            ```
            java.lang.NullPointerException: Cannot invoke "Exif.date()" because "exif" is null
                at example.marmot.ThumbnailJob.run(ThumbnailJob.java:88)
            ```
            Expected: the photos are imported. Marmot 4.2.1 on Debian 12.""", pia, ago(Duration.ofMinutes(9)),
                List.of());
        wish = new Issue(102, "Feature request: sort albums by place",
                "It would be great if albums could be sorted by where the photos were taken.", User.visitor("tomasz-w"),
                ago(Duration.ofMinutes(8)), List.of("enhancement"));
        export = new Issue(103, "Does Marmot keep the original file names when it exports?",
                "I could not find it in the manual. Is there an option for it?", User.visitor("lena-k"),
                ago(Duration.ofMinutes(7)), List.of());
        waiting = new Issue(98, "Search finds nothing after the upgrade to 4.2",
                "Since the upgrade the search does not work any more, it shows an error: index not found.",
                User.visitor("old-oak"), ago(Duration.ofDays(3)), List.of());
        customer = new Issue(7, "Invoice archive of Hollis & Sons does not open",
                "The customer's archive fails with error 500 since Monday.", User.member("field-engineer"),
                ago(Duration.ofMinutes(3)), List.of("bug"));
        shout = new Issue(104, "@channel @here <!channel> <!everyone> [free photos](https://evil.example) *crash*",
                "Marmot fails with an error when it starts.", User.visitor("loud-one"), ago(Duration.ofMinutes(2)),
                List.of());
        topic = new Discourse.Topic(31, "Can't log in behind our proxy",
                "I get error 403 when I log in through our proxy. How can I fix this? I have tried to set the header.",
                ravi,
                now, "support");
    }

    private Instant ago(Duration duration) {
        return now.minus(duration);
    }

    List<Scene> scenes() {
        Webhook wished = server.opened(wish);
        return List.of(
                Scene.aboutNothing("GitHub tries the new webhook of marmot/server", "ping", 200, server.ping(),
                        questions(0)),
                Scene.about(id(crash), "pia-photographs opens an issue in marmot/server", crash.title(), 202,
                        List.of(server.opened(crash)), typed(QuestionType.BUG), isFor(onDuty), turn(Turn.TEAM),
                        toldOnce(TOWN_SQUARE), notTold(SUPPORT)),
                Scene.about(id(wish), "tomasz-w opens an issue in marmot/server", wish.title(), 202,
                        List.of(wished), typed(QuestionType.FEATURE_PROPOSAL), isFor(onDuty),
                        toldOnce(TOWN_SQUARE)),
                Scene.about(topicId(), "ravi asks in the forum, which tells it in two webhooks", topic.title(), 202,
                        List.of(forum.topicCreated(topic), forum.firstPost(topic)), typed(QuestionType.TROUBLESHOOTING),
                        isFor(onDuty), toldOnce(TOWN_SQUARE), toldOnce(SUPPORT), questions(3)),
                Scene.about(id(export), "lena-k starts a discussion in marmot/server", export.title(), 202,
                        List.of(server.discussion(export, "Q&A")), typed(QuestionType.QUESTION), isFor(onDuty),
                        toldOnce(TOWN_SQUARE)),
                Scene.about(id(crash), "chen-marmot, who is one of the team, replies to the crash",
                        "Which version of libheif is it?",
                        202,
                        List.of(server.comment(crash, User.member("chen-marmot"), "Which version of libheif is it?",
                                ago(Duration.ofMinutes(5)))),
                        answered(true), turn(Turn.AUTHOR), notTold(TOWN_SQUARE)),
                Scene.about(id(crash), "pia-photographs, who asked, replies", "libheif 1.17.6, from Debian.", 202,
                        List.of(server.comment(crash, pia, "libheif 1.17.6, from Debian.", ago(Duration.ofMinutes(4)))),
                        turn(Turn.TEAM), notTold(TOWN_SQUARE)),
                Scene.about(id(waiting), "A webhook arrives three days late", waiting.title(), 202,
                        List.of(server.opened(waiting)), typed(QuestionType.TROUBLESHOOTING), aged("unanswered"),
                        says(TOWN_SQUARE, "No answer for 3 days"), says(TOWN_SQUARE, "this came in on your watch")),
                Scene.about(id(waiting), "A bot writes to it", "This issue looks stale.", 202,
                        List.of(server.comment(waiting, new User("marmot-housekeeping", "NONE", true),
                                "This issue looks stale.",
                                ago(Duration.ofMinutes(3)))),
                        answered(false), aged("unanswered"), notTold(TOWN_SQUARE)),
                Scene.about(id(wish), "The same delivery of the wish comes another five times, all at once",
                        wish.title(), 202,
                        Collections.nCopies(5, wished), questions(5), notTold(TOWN_SQUARE)),
                Scene.aboutNothing("Someone forges a webhook", "the right bytes with a wrong signature", 401,
                        server.opened(shout).with("X-Hub-Signature-256", Webhook.signature("a guess", new byte[0])),
                        questions(5)),
                Scene.aboutNothing("A webhook holds no JSON", "{not json", 400,
                        server.delivery("issues", "{not json".getBytes(StandardCharsets.UTF_8)), nobodyIsTold(),
                        questions(5)),
                Scene.aboutNothing("Someone comments on a pull request, which is no question", "Looks good to me", 200,
                        server.pullRequestComment(wish, pia, "Looks good to me", ago(Duration.ofMinutes(3))),
                        questions(5)),
                Scene.about(privateId(), "field-engineer opens an issue in marmot/enterprise, which is private",
                        customer.title(), 202,
                        List.of(enterprise.opened(customer)), hidden(), isFor(onDuty), toldOnce(CORE),
                        notTold(TOWN_SQUARE),
                        notTold(SUPPORT)),
                Scene.about(id(shout), "loud-one writes a title that would ping everybody", shout.title(), 202,
                        List.of(server.opened(shout)), toldOnce(TOWN_SQUARE), neverSays(TOWN_SQUARE, "@channel"),
                        neverSays(TOWN_SQUARE, "@here"), neverSays(TOWN_SQUARE, "<!"),
                        neverSays(TOWN_SQUARE, "](https://evil.example")),
                Scene.about(topicId(), "mira, who is not of the team, answers in the forum",
                        "Set X-Forwarded-Proto as well.", 202,
                        List.of(forum.reply(topic, 2, new Discourse.User(22, "mira", false),
                                "Set X-Forwarded-Proto as well.",
                                now.plusMillis(500))),
                        answered(true), turn(Turn.COMMUNITY), notTold(SUPPORT)),
                Scene.about(id(wish), "boris-marmot closes the wish", wish.title(), 202,
                        List.of(server.issue("closed", wish, User.member("boris-marmot"), now)), state("SETTLED"),
                        turn(Turn.NOBODY),
                        notTold(TOWN_SQUARE)));
    }

    private static String id(Issue issue) {
        return "github:marmot/server#" + issue.number();
    }

    private String privateId() {
        return "github:marmot/enterprise#" + customer.number();
    }

    private String topicId() {
        return "discourse:forum.marmot.example#" + topic.id();
    }
}
