package dev.tend.ingest.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.events.VisibilityChanged;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.ReplyShown;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.VisibilityShown;
import dev.tend.ingest.fact.Telling.Why;

/** Hears tellings as the service does, and remembers between them what its tables keep. */
final class Hearing {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Author WANDERER = new Author("wanderer", null, false, false);
    final Map<String, Question> questions = new HashMap<>();
    private final Replies replies = new Replies();
    private final Set<String> published = new HashSet<>();
    private List<Piece> pieces = List.of();
    @Nullable
    Instant privateSince;

    /** What was published, in words. */
    List<String> hear(Telling... tellings) {
        for (Telling telling : tellings) {
            questions.putIfAbsent(telling.question(), Question.unknown(telling.question(), telling.source()));
        }
        Judge judge = new Judge(questions, pieces, replies, published, new History(source -> Instant.EPOCH),
                source -> Optional.ofNullable(privateSince), new Gaps(Map.of(), Map.of()));
        List.of(tellings).forEach(judge::hear);
        pieces = judge.pieces();
        judge.news().stream().map(Event::id).forEach(published::add);
        return judge.news().stream().map(event -> words(event.data())).toList();
    }

    private static String words(QuestionEvent data) {
        String number = data.question().substring(data.question().indexOf('#') + 1);
        if (data instanceof QuestionPosted posted) {
            return number + " posted " + posted.title() + " " + posted.visibility();
        } else if (data instanceof QuestionEdited edited) {
            return number + " edited " + edited.title() + " " + edited.visibility();
        } else if (data instanceof ReplyPosted reply) {
            return number + " reply " + reply.reply() + " " + reply.visibility();
        } else if (data instanceof ReplyRemoved reply) {
            return number + " reply removed " + reply.reply();
        } else if (data instanceof VisibilityChanged changed) {
            return number + " is " + changed.visibility();
        }
        return number + " " + data.getClass().getSimpleName();
    }

    static Instant at(int seconds) {
        return NOON.plus(Duration.ofSeconds(seconds));
    }

    static Sighting issue(String title, Visibility visibility, int seconds, Why why) {
        return new Sighting("github:lumen/lantern#7", "lantern",
                new Content("https://github.com/lumen/lantern/issues/7", title, Text.NONE, WANDERER, NOON, List.of(),
                        null, visibility, null),
                at(seconds), why, Via.WEBHOOK);
    }

    static Fact comment(String id, Visibility visibility) {
        return Fact.of(Fact.event(new ReplyPosted("github:lumen/lantern#7", "lantern", id, "https://x.example", "",
                false, WANDERER, NOON, visibility, Via.WEBHOOK), NOON, id));
    }

    static VisibilityShown shown(String question, Visibility visibility, int seconds) {
        return new VisibilityShown(question, "forum", visibility, null, at(seconds), Via.WEBHOOK);
    }

    static Piece topic(long topic, Visibility visibility, int told) {
        return new Piece(forum(topic), "forum", Part.TOPIC, new Draft("https://forum.lumen.example/t/x/" + topic,
                "Title", null, WANDERER, NOON, List.of(), null, visibility), at(told), at(told), false, Via.WEBHOOK);
    }

    static Piece post(long topic, Visibility visibility, int told) {
        return new Piece(forum(topic), "forum", Part.POST, new Draft("https://forum.lumen.example/t/x/" + topic,
                "Title", Text.of("text"), WANDERER, NOON, null, null, visibility), NOON, at(told), false,
                Via.WEBHOOK);
    }

    static Fact created(long topic, String reply) {
        Event<ReplyPosted> posted = posted(topic, reply);
        return new Fact(posted, false, removed(topic, reply).event().id());
    }

    static ReplyShown edited(long topic, String reply, int seconds) {
        return new ReplyShown(forum(topic), "forum", reply, posted(topic, reply), removed(topic, reply).event().id(),
                at(seconds), Via.WEBHOOK);
    }

    static ReplyShown isFirstPost(long topic, String reply, int seconds) {
        return new ReplyShown(forum(topic), "forum", reply, null, "", at(seconds), Via.WEBHOOK);
    }

    static Fact removed(long topic, String reply) {
        return Fact.of(Fact.event(new ReplyRemoved(forum(topic), "forum", reply, NOON, Via.WEBHOOK), NOON, reply));
    }

    private static Event<ReplyPosted> posted(long topic, String reply) {
        return Fact.event(new ReplyPosted(forum(topic), "forum", reply, "https://x.example", "", false, WANDERER, NOON,
                Visibility.PUBLIC, Via.WEBHOOK), NOON, reply);
    }

    static String forum(long topic) {
        return "discourse:forum.lumen.example#" + topic;
    }
}
