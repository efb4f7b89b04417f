package dev.tend.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final String CANARY = "CANARY-7f3a";
    private static final Event<?> EVENT = GoldenEvents.of(EventType.QUESTION_POSTED);
    private static final String VALUE = new String(EventCodec.value(EVENT), UTF_8);

    private final Map<String, byte[]> headers = EventCodec.headers(EVENT);

    @ParameterizedTest
    @ValueSource(strings = { "ce_id", "ce_type", "ce_source", "ce_time"})
    void aMissingOrEmptyHeaderIsNamed(String header) {
        headers.put(header, new byte[0]);
        assertRefused(VALUE).withMessage("header %s is missing", header);

        headers.remove(header);
        assertRefused(VALUE).withMessage("header %s is missing", header);
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        headers.put("ce_time", "yesterday".getBytes(UTF_8));

        assertRefused(VALUE).withMessage("header ce_time is not an RFC 3339 time");
    }

    @Test
    void anUnknownTypeIsPassedOverWhateverItHolds() throws UnreadableEvent {
        headers.put("ce_type", "dev.tend.question-posted.v2".getBytes(UTF_8));

        assertThat(EventCodec.read(headers, new byte[]{ -1})).isEmpty();
    }

    @Test
    void aRecordWithoutValueIsRefused() {
        assertThatExceptionOfType(UnreadableEvent.class).isThrownBy(() -> EventCodec.read(headers, null))
                .withMessage("the record has no value");
    }

    @Test
    void theJsonNullIsRefused() {
        assertRefused("null").withMessage("the value is null");
    }

    @Test
    void trailingGarbageIsRefused() {
        assertRefused(VALUE + "}").withMessage("the value is not the JSON of a dev.tend.question-posted.v1");
    }

    @Test
    void aFieldThatStandsThereTwiceIsRefused() {
        assertRefused(VALUE.replace("{\"question\":", "{\"question\":\"github:other/one#1\",\"question\":"))
                .withMessage("the value is not the JSON of a dev.tend.question-posted.v1");
    }

    @Test
    void aMissingFieldIsNamed() {
        assertRefused(VALUE.replace("\"handle\":", "\"was\":")).withMessage("field handle is missing");
    }

    @Test
    void aMissingFlagIsRefusedRatherThanFalse() {
        assertRefused(VALUE.replace("\"staff\":", "\"was\":"))
                .withMessage("the value is not the JSON of a dev.tend.question-posted.v1");
    }

    @Test
    void aNullInAListIsRefused() {
        assertRefused(VALUE.replace("[\"pump\"]", "[\"pump\",null]")).withMessage("field labels holds a null");
    }

    @Test
    void aConstantThatNobodyKnowsIsRefused() {
        assertRefused(VALUE.replace("\"PUBLIC\"", "\"SECRET\""))
                .withMessage("the value is not the JSON of a dev.tend.question-posted.v1");
    }

    @Test
    void fieldsThatThisVersionDoesNotKnowAreIgnored() throws UnreadableEvent {
        String added = VALUE.replace("{\"question\":", "{\"mood\":{\"a\":[null]},\"question\":");

        assertThat(EventCodec.read(headers, added.getBytes(UTF_8))).contains(EVENT);
    }

    @Test
    void headersThatThisVersionDoesNotKnowAreIgnored() throws UnreadableEvent {
        headers.put("traceparent", new byte[]{ 1});

        assertThat(EventCodec.read(headers, VALUE.getBytes(UTF_8))).contains(EVENT);
    }

    @Test
    void halfACharacterInATextIsWrittenAndReadAsItIs() throws UnreadableEvent {
        Event<?> event = Event.of("notifier-service",
                new PingFailed("github:kettle-brewing/firmware#412", "1", "why", "taproom", 1, "cut \ud83c",
                        EVENT.time()),
                EVENT.time());

        assertThat(EventCodec.read(EventCodec.headers(event), EventCodec.value(event))).contains(event);
    }

    @ParameterizedTest
    @ValueSource(strings = { "CANARY-7f3a", "{\"title\":\"CANARY-7f3a", "{\"CANARY-7f3a\":1}", "[\"CANARY-7f3a\"]",
            "{\"postedAt\":\"CANARY-7f3a\"}", "{\"visibility\":\"CANARY-7f3a\"}", "{\"labels\":[\"CANARY-7f3a\",null]}",
            "{\"bodyTruncated\":\"CANARY-7f3a\"}", "{\"CANARY-7f3a\":1,\"CANARY-7f3a\":2}",
            "{\"author\":\"CANARY-7f3a\"}", "{} CANARY-7f3a"})
    void noRefusalTellsAnyOfTheText(String value) {
        UnreadableEvent refusal = catchThrowableOfType(UnreadableEvent.class,
                () -> EventCodec.read(headers, value.getBytes(UTF_8)));

        StringWriter all = new StringWriter();
        refusal.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).contains("UnreadableEvent").doesNotContain(CANARY);
    }

    private ThrowableAssertAlternative<UnreadableEvent> assertRefused(String value) {
        return assertThatExceptionOfType(UnreadableEvent.class)
                .isThrownBy(() -> EventCodec.read(headers, value.getBytes(UTF_8)));
    }
}
