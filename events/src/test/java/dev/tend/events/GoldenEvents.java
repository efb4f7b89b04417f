package dev.tend.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One event of each type, from an invented community of people who brew beer with an open controller. */
final class GoldenEvents {

    private static final String QUESTION = "github:kettle-brewing/firmware#412";
    private static final String SOURCE = "firmware";
    private static final String URL = "https://github.example/kettle-brewing/firmware/issues/412";
    private static final String TITLE = "Pump stops at 78 °C since 2.4 🍺";
    private static final String REPLY = "90017";

    private static final Instant POSTED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant REPLIED = Instant.parse("2026-11-20T15:30:00Z");
    private static final Instant LATER = Instant.parse("2026-11-21T09:00:00.250Z");
    private static final Instant AGED = Instant.parse("2026-11-22T12:00:00Z");

    private static final Author ASKER = new Author("hopfen-hanna", "Hanna", false, false, "4711");
    private static final Author MEMBER = new Author("wortwizard", null, false, false);
    private static final Author STAFF = new Author("tomas-kettle", "Tomás", true, false);

    private static final QuestionSummary SUMMARY = new QuestionSummary(URL, TITLE, SOURCE, "github", QuestionType.BUG,
            null, List.of("pump"), List.of("UPGRADE"), ASKER, POSTED, Visibility.PUBLIC);

    private static final Map<EventType, Event<?>> EVENTS = Stream
            .of(facts(), triage(), assignments(), pings(), sources())
            .flatMap(Function.identity()).collect(Collectors.toMap(Event::type, Function.identity()));

    private GoldenEvents() {
    }

    static Event<?> of(EventType type) {
        return EVENTS.get(type);
    }

    private static Stream<Event<?>> facts() {
        String service = "ingest-service";
        String body = "After the upgrade to 2.4 the pump stops at 78 °C.\n\n```\nE042 thermal cutoff\n```";
        String idea = "uservoice:kettle-brewing#31";
        String thread = "discourse:forum.kettle.example#77";
        return Stream.of(
                Event.of(service, new QuestionPosted(QUESTION, SOURCE, "github", URL, TITLE, body, false, ASKER, POSTED,
                        List.of("pump"), null, Visibility.PUBLIC, Via.WEBHOOK), POSTED),
                Event.of(service, new QuestionEdited(QUESTION, SOURCE, "github", URL, TITLE, body, false, ASKER, POSTED,
                        LATER, List.of("pump", "2.4"), null, Visibility.PUBLIC, Via.POLL,
                        new Assignees(List.of("tinkerer"), LATER), "Bug", POSTED, ASKER), LATER, LATER),
                Event.of(service, new ReplyPosted(QUESTION, SOURCE, REPLY, URL + "#reply-" + REPLY,
                        "Which sensor do you use?", false, STAFF, REPLIED, Visibility.PUBLIC, Via.WEBHOOK), REPLIED,
                        REPLY),
                Event.of(service, new ReplyRemoved(QUESTION, SOURCE, REPLY, LATER, Via.WEBHOOK), LATER, REPLY),
                Event.of(service, new QuestionClosed(QUESTION, SOURCE, STAFF, "completed", LATER, Via.WEBHOOK), LATER,
                        LATER),
                Event.of(service, new QuestionReopened(QUESTION, SOURCE, ASKER, LATER, Via.WEBHOOK), LATER, LATER),
                Event.of(service, new QuestionAnswerAccepted(thread, "forum", "3", MEMBER, false, LATER, Via.WEBHOOK),
                        LATER, "3", LATER),
                Event.of(service, new StatusChanged(idea, "ideas", "started", "planned", LATER, Via.POLL), LATER,
                        LATER),
                Event.of(service, new QuestionRemoved(QUESTION, SOURCE, QuestionRemoved.Reason.TRANSFERRED,
                        "github:kettle-brewing/pump#9", LATER, Via.BACKFILL), LATER),
                Event.of(service, new VisibilityChanged(QUESTION, SOURCE, Visibility.PRIVATE, LATER, Via.WEBHOOK),
                        LATER, Visibility.PRIVATE, LATER));
    }

    private static Stream<Event<?>> triage() {
        String service = "classifier-service";
        return Stream.of(
                Event.of(service, new QuestionTyped(QUESTION, URL, TITLE, "After the upgrade to 2.4 the pump stops",
                        ASKER, POSTED, SOURCE, "github", List.of("pump"), null, Visibility.PUBLIC, QuestionType.BUG,
                        0.85, List.of("has an error code", "names a version"), List.of("UPGRADE"), TypedBy.RULES,
                        "peer-to-peer", status(QuestionState.OPEN, Turn.TEAM, 1)), POSTED, 1),
                Event.of(service, new QuestionAged(QUESTION, "peer-to-peer", "unanswered", POSTED, AGED, SUMMARY,
                        status(QuestionState.OPEN, Turn.TEAM, 2, "unanswered")), AGED, "unanswered", POSTED),
                Event.of(service, new TurnChanged(QUESTION, Turn.AUTHOR, Turn.TEAM, "Tomás (staff) replied", SUMMARY,
                        status(QuestionState.OPEN, Turn.AUTHOR, 3), POSTED), REPLIED, 3),
                Event.of(service, new QuestionSettled(QUESTION, QuestionSettled.How.CLOSED, LATER, SUMMARY,
                        status(QuestionState.SETTLED, Turn.NOBODY, 4)), LATER, 4));
    }

    private static TriageStatus status(QuestionState state, Turn awaiting, long revision, String... aged) {
        return new TriageStatus(state, awaiting, POSTED, POSTED, awaiting == Turn.AUTHOR, List.of(aged),
                Visibility.PUBLIC, false, revision, awaiting == Turn.AUTHOR ? REPLIED : null,
                awaiting == Turn.NOBODY ? POSTED : null);
    }

    private static Stream<Event<?>> assignments() {
        String service = "rotation-service";
        return Stream.of(
                Event.of(service, new QuestionAssigned(QUESTION, "ida", "tomas", "brewmasters",
                        QuestionAssigned.Because.HANDED_OVER, "tomas", LATER, false, SUMMARY, 2), LATER, "ida", LATER),
                Event.of(service, new QuestionAcknowledged(QUESTION, "ida", LATER, SUMMARY), LATER, LATER),
                Event.of(service, new QuestionSnoozed(QUESTION, "ida", AGED, "waits for the new sensor", SUMMARY),
                        LATER, LATER),
                Event.of(service, new QuestionReclassified(QUESTION, QuestionType.TROUBLESHOOTING, QuestionType.BUG,
                        "ida", LATER), LATER, LATER),
                Event.of(service, new QuestionResolved(QUESTION, "ida", "https://docs.kettle.example/pump",
                        "explained there now", LATER, SUMMARY, POSTED, "documentation"), LATER, LATER),
                Event.of(service, new QuestionLinked(QUESTION, "ida", "ticket", "https://tickets.kettle.example/PUMP-7",
                        LATER, SUMMARY), LATER, LATER),
                Event.of(service, new QuestionEscalated(QUESTION, QuestionEscalated.Step.BACK_UP, "tomas", "ida",
                        "peer-to-peer", "unanswered", POSTED, AGED, SUMMARY), LATER, LATER),
                Event.of(service, new ShiftStarted("brewmasters", "ida", "tomas", LATER,
                        Instant.parse("2026-11-28T09:00:00Z"), List.of(QUESTION),
                        List.of(new DigestDue.Item(QUESTION, "no answer for 21 hours", SUMMARY, "Yours", Turn.TEAM,
                                "ida")),
                        3, 1), LATER, LATER),
                Event.of(service, new SwapChanged("brewmasters", "7d9f3c9e-5f0b-4a52-9a53-5b1f2a6d8c11",
                        SwapChanged.State.ACCEPTED, "ida", "tomas", "tomas", Instant.parse("2026-11-28T09:00:00Z"),
                        Instant.parse("2026-12-05T09:00:00Z"), Instant.parse("2026-12-05T09:00:00Z"),
                        Instant.parse("2026-12-12T09:00:00Z"), LATER), LATER, "7d9f3c9e", "ACCEPTED"),
                Event.of(service, new ScheduleEnding("brewmasters", Instant.parse("2026-11-28T09:00:00Z"),
                        Instant.parse("2026-12-05T09:00:00Z"), ScheduleEnding.Because.EVERYBODY_AWAY, "ida"), LATER,
                        "2026-12-05T09:00:00Z"),
                Event.of(service, new DigestDue("help-wanted", "taproom", "ida", AGED,
                        List.of(new DigestDue.Item(QUESTION, "unanswered for 2 days", SUMMARY, "Upgrades", Turn.TEAM,
                                "ida"),
                                new DigestDue.Item(QUESTION, "settled 23 hours ago", SUMMARY, "Completed", Turn.NOBODY,
                                        "ida", LATER)),
                        AGED, 3,
                        // Never beside items, but every part of a record is shown once.
                        List.of(new DigestDue.Part("What rises", "in titles of public questions",
                                List.of(new DigestDue.Entry("“pump”: 4, and usually 1",
                                        List.of(new DigestDue.Link(QUESTION, URL, TITLE)))))),
                        List.of("help-wanted")), AGED, AGED));
    }

    private static Stream<Event<?>> sources() {
        return Stream.of(Event.of("ingest-service", new SourceHealthChanged(SOURCE, SourceHealthChanged.State.FAILING,
                REPLIED, "HTTP 401: the token is not valid"), LATER, SourceHealthChanged.State.FAILING, REPLIED));
    }

    private static Stream<Event<?>> pings() {
        String service = "notifier-service";
        String ping = "3f0c4b52-9d0e-4c7a-8a51-5f2d3c1b0a99";
        return Stream.of(
                Event.of(service, new ActionRequested(QUESTION, ActionRequested.Action.SNOOZE, "ida", "mattermost",
                        "P1D", LATER), LATER, "ida", "SNOOZE", LATER),
                Event.of(service, new PingSent(QUESTION, ping, "question-aged unanswered", "taproom", 2, true,
                        "xk4pq", AGED), AGED, ping),
                Event.of(service, new PingFailed(QUESTION, ping, "question-aged unanswered", "taproom", 31,
                        "404 channel_not_found", AGED), AGED, ping));
    }
}
