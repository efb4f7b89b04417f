package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.junit.jupiter.api.Test;

class NameBasedUuidTest {

    @Test
    void isTheExampleOfRfc9562AppendixA4() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        assertThat(NameBasedUuid.of(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void namesOfTendHaveTheirOwnSpaceThatNeverMoves() {
        assertThat(QuestionId.key("github:kettle-brewing/firmware#412"))
                .isEqualTo(NameBasedUuid.of("github:kettle-brewing/firmware#412"))
                .hasToString("4282c796-71f1-5234-987c-f6986295bb86");
    }

    @Test
    void namesBeyondAsciiAreUtf8() {
        assertThat(NameBasedUuid.of("78 °C")).isNotEqualTo(NameBasedUuid.of("78 ?C"));
    }
}
