package dev.tend.local.trial;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.EventCodec;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;

/**
 * Invented open questions of the last two months, as the classifier tells of them. They are history, so that nobody is pinged. No
 * question is a feature proposal, none is of the source attic, and none is older than 60 days.
 */
final class ScaleQuestions {

    private static final Duration SPREAD = Duration.ofDays(60);
    private static final List<QuestionType> TYPES = List.of(QuestionType.BUG, QuestionType.QUESTION,
            QuestionType.TROUBLESHOOTING);
    private static final String EXCERPT = "It stops with an error when the index is opened, since the upgrade. "
            .repeat(7);

    private final Random random = new Random(8);
    private final List<String> words = IntStream.range(0, 4000).mapToObj(number -> word()).toList();
    private final Instant now;

    ScaleQuestions(Instant now) {
        this.now = now;
    }

    private String word() {
        return random.ints(3 + random.nextInt(5), 'a', 'z' + 1).mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    /** Publishes so many, and returns when the broker has them all. */
    void publish(String broker, int count) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker, "acks", "all", "linger.ms", "20"), new StringSerializer(),
                new ByteArraySerializer())) {
            for (int number = 1; number <= count; number++) {
                Event<QuestionTyped> event = Event.of("classifier-service", question(number, count), now, 1L);
                ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.type().topic(), event.subject(),
                        EventCodec.value(event));
                EventCodec.headers(event).forEach((name, value) -> record.headers().add(name, value));
                producer.send(record);
            }
            producer.flush();
        }
    }

    private QuestionTyped question(int number, int count) {
        String source = number % 2 == 0 ? "kiln" : "loom";
        Instant posted = now.minus(SPREAD.multipliedBy(count - number).dividedBy(count)).minusSeconds(60);
        Turn turn = number % 10 < 6 ? Turn.TEAM : number % 10 < 9 ? Turn.COMMUNITY : Turn.AUTHOR;
        boolean answered = turn != Turn.TEAM;
        TriageStatus status = new TriageStatus(QuestionState.OPEN, turn, posted, posted, answered,
                number % 3 == 0 && !answered ? List.of("unanswered") : List.of(), Visibility.PUBLIC, true, 1,
                answered ? posted.plusSeconds(3600) : null);
        return new QuestionTyped("github:scale/" + source + "#" + number,
                "https://github.com/scale/" + source + "/issues/" + number, title(number), EXCERPT,
                new Author("visitor" + number % 5000, null, false, false), posted, source, "github", List.of("help"),
                null, Visibility.PUBLIC, TYPES.get(number % TYPES.size()), 0.8,
                List.of("it names an error", "it asks how"), List.of(), TypedBy.RULES, "two-days", status);
    }

    /** Some words come far more often than others, as in what people write. */
    private String title(int number) {
        return IntStream.range(0, 6).mapToObj(i -> words.get((int) (words.size() * Math.pow(random.nextDouble(), 3))))
                .collect(Collectors.joining(" ")) + " " + number;
    }
}
