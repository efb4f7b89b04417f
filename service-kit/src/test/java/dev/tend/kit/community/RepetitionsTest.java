package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionsTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "(", ")", "a{1000}", "(ab{3,400}c?){20}", "[({]{999}\\{9999}",
            "x{1000}y{1000}(z{10}){10}",
            "\\Q(a{1000}){1000}\\E", "[]a{9999}{3}", "(?i)\\bhow (do|can) (i|we)\\b", "(a{1000}|b){9}"})
    void what_people_write_is_not_too_large(String expression) {
        assertThat(Repetitions.fit(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "((a{1000}){1000}){1000}", "(a{1000}){11}", "(?:a{2,1000}b){11}", "([a-z]{1000,}x?){11}",
            "((((a{100}){100}){100}){100}", "(\\Qabc\\E{100}){99}{9}"})
    void a_repetition_within_another_multiplies(String expression) {
        assertThat(Repetitions.fit(expression)).isFalse();
    }
}
