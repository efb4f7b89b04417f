package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    @Test
    void thereIsOneTypeForEachKindOfData() {
        assertThat(Arrays.stream(EventType.values()).<Class<?>>map(EventType::data))
                .containsExactlyInAnyOrderElementsOf(kinds(EventData.class).toList());
    }

    @Test
    void noTwoTypesShareAName() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::eventName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsFoundByEachOfItsNames(EventType type) {
        assertThat(EventType.ofCeType(type.ceType())).contains(type);
        assertThat(EventType.ofEventName(type.eventName())).contains(type);
        assertThat(EventType.of(GoldenEvents.of(type).data())).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void aRecordHasTheNameOfItsEvent(EventType type) {
        assertThat(type.data().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-"))
                .isEqualToIgnoringCase(type.eventName());
    }

    @Test
    void aNameThatNobodyGaveIsNotFound() {
        assertThat(EventType.ofEventName("question-lost")).isEmpty();
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::kinds)
                : Stream.of(type);
    }
}
