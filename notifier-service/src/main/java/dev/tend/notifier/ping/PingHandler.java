package dev.tend.notifier.ping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import dev.tend.events.AssignmentEvent;
import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionLinked;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.ScheduleEnding;
import dev.tend.events.ShiftStarted;
import dev.tend.events.SwapChanged;
import dev.tend.events.TriageEvent;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.PingRule;
import dev.tend.kit.consumer.EventHandler;
import dev.tend.kit.consumer.Outbox;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.message.Details;

/** From what happened to the pings that are due: decides where each is told, and sends nothing. */
@ApplicationScoped
class PingHandler implements EventHandler {

    /** How long what is for one person is told; it may begin late in the day of the community. */
    private static final Duration PERSONAL = Duration.ofHours(12);

    private final Rules rules;
    private final RotationPings rotations;
    private final Settling settling;
    private final Destinations destinations;
    private final Edits edits;
    private final Clock clock;
    private final ZoneId zone;

    PingHandler(Community community, Destinations destinations, Edits edits, Clock clock) {
        this.edits = edits;
        this.rules = new Rules(community.pings());
        this.rotations = new RotationPings(rules, destinations);
        this.zone = community.zone();
        this.settling = new Settling(community);
        this.destinations = destinations;
        this.clock = clock;
    }

    @Override
    public void handle(Handle transaction, List<Event<?>> events, Outbox outbox) {
        hear(transaction, events, outbox, true);
    }

    /** What was told by a ledger that was lost: it says how questions are now, and nobody is told of it again. */
    void remember(Handle transaction, List<Event<?>> events, Outbox outbox) {
        hear(transaction, events, outbox, false);
    }

    private void hear(Handle transaction, List<Event<?>> events, Outbox outbox, boolean isNews) {
        Instant now = clock.instant();
        List<Event<?>> told = events.stream().<Event<?>>map(event -> event)
                .filter(event -> isTold(event.data())).toList();
        Map<String, QuestionStatus> questions = Questions.lock(transaction,
                told.stream().map(Event::subject).toList());
        Map<String, QuestionStatus> changed = new HashMap<>();
        List<NewPing> pings = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        Map<String, String> hidden = new LinkedHashMap<>();
        for (Event<?> event : told) {
            QuestionStatus before = questions.get(event.subject());
            QuestionStatus heard = before.after(event.data());
            QuestionStatus question = event.data() instanceof QuestionSnoozed ? heard.takenAt(event.time()) : heard;
            questions.put(event.subject(), question);
            changed.put(event.subject(), question);
            if (isNews) {
                pings.addAll(pings(event, question, outbox.heardAt(event.subject()), now));
            }
            if (QuestionStatus.isRemoval(event.data()) && question.summary() == null) {
                removed.add(event.subject());
                hidden.put(event.subject(), Edits.REMOVED);
            } else if (before.isPublic() && !question.isPublic()) {
                hidden.putIfAbsent(event.subject(), Edits.PRIVATE);
            }
        }
        Questions.save(transaction, changed.values());
        NewPing.queue(transaction, pings, now);
        removed.forEach(question -> NewPing.forget(transaction, question, now));
        edits.queue(transaction, hidden, now);
    }

    private static boolean isTold(EventData data) {
        return data instanceof TriageEvent || data instanceof AssignmentEvent && !(data instanceof QuestionLinked);
    }

    private List<NewPing> pings(Event<?> event, QuestionStatus question, Optional<Instant> heardAt, Instant now) {
        if (event.data() instanceof DigestDue digest) {
            return digest(digest).stream().toList();
        }
        if (event.data() instanceof ShiftStarted shift) {
            return rotations.of(shift, event);
        }
        if (event.data() instanceof ScheduleEnding gap) {
            return rotations.of(gap, event);
        }
        if (event.data() instanceof SwapChanged swap) {
            return rotations.of(swap, event);
        }
        Optional<Happening> happening = Happening.of(event);
        if (happening.isEmpty()) {
            return List.of();
        }
        List<NewPing> pings = new ArrayList<>();
        for (PingRule rule : rules.matching(happening.get(), question)) {
            boolean allowed = Decision.allows(destinations.get(rule.to()).orElseThrow(), question);
            pings.add(new NewPing(question.question(), happening.get().reason(), rule.to(),
                    allowed ? happening.get().details() : null, Rules.inWords(rule),
                    event.data() instanceof QuestionAssigned assigned && assigned.together() != null
                            ? Settling.untilAllAreHere(assigned.assignedAt(), now)
                            : settling.time(happening.get().details(), question.summary(), now),
                    heardAt));
        }
        return pings;
    }

    /** Empty where its destination is not in the file any more. */
    private Optional<NewPing> digest(DigestDue digest) {
        boolean isForAll = digest.digests() == null;
        Instant until = isForAll
                ? digest.dueAt().atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
                : digest.dueAt().plus(PERSONAL);
        return destinations.get(digest.destination()).map(destination -> new NewPing(digest.subject(),
                DigestLines.reason(digest.dueAt()) + (isForAll ? "" : ":" + digest.person()),
                destination.key(), Details.digest(DigestLines.readable(digest, destination), until),
                "digest " + digest.digest(), Duration.ZERO, Optional.empty()));
    }
}
