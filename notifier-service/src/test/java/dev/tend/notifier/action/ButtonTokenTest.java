package dev.tend.notifier.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Secret;

class ButtonTokenTest {

    private static final Secret SECRET = new Secret("secret");
    private final ButtonToken token = new ButtonToken("square", "github:orbit/probe#17", "resolve", "ping",
            1_800_000_000);

    @Test
    void a_token_is_bound_to_all_that_the_button_stands_for() {
        String signed = token.sign(SECRET);

        assertThat(token.isSigned(SECRET, signed)).isTrue();
        assertThat(token.isSigned(new Secret("other"), signed)).isFalse();
        assertThat(new ButtonToken("other", token.question(), token.action(), token.ping(), token.expires())
                .isSigned(SECRET, signed)).isFalse();
        assertThat(new ButtonToken(token.destination(), "github:orbit/probe#18", token.action(), token.ping(),
                token.expires()).isSigned(SECRET, signed)).isFalse();
        assertThat(new ButtonToken(token.destination(), token.question(), "snooze", token.ping(), token.expires())
                .isSigned(SECRET, signed)).isFalse();
        assertThat(new ButtonToken(token.destination(), token.question(), token.action(), "other", token.expires())
                .isSigned(SECRET, signed)).isFalse();
        assertThat(new ButtonToken(token.destination(), token.question(), token.action(), token.ping(),
                token.expires() + 1).isSigned(SECRET, signed)).isFalse();
        assertThat(token.isSigned(SECRET, "")).isFalse();
    }

    @Test
    void a_token_ends_with_its_time() {
        assertThat(token.isExpired(Instant.ofEpochSecond(1_800_000_000))).isFalse();
        assertThat(token.isExpired(Instant.ofEpochSecond(1_800_000_001))).isTrue();
    }
}
