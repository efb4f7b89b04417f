package dev.tend.notifier.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Secret;

class SlackSignatureTest {

    /** The example of Slack's own documentation. */
    private static final Secret SECRET = new Secret("8f742231b10e8888abcd99yyyzzz85a5");
    private static final String TIMESTAMP = "1531420618";
    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
            + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect"
            + "&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
            + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c").getBytes(UTF_8);
    private static final String SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private static final Instant THEN = Instant.ofEpochSecond(1531420618);

    @Test
    void slack_s_own_example_fits() {
        assertThat(fits(TIMESTAMP, SIGNATURE, BODY, THEN)).isTrue();
    }

    @Test
    void one_of_several_secrets_is_enough() {
        assertThat(new SlackSignature(TIMESTAMP, SIGNATURE).fits(BODY, List.of(new Secret("other"), SECRET), THEN))
                .isTrue();
        assertThat(new SlackSignature(TIMESTAMP, SIGNATURE).fits(BODY, List.of(), THEN)).isFalse();
    }

    @Test
    void any_flipped_bit_of_the_body_does_not_fit() {
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            byte[] flipped = BODY.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(fits(TIMESTAMP, SIGNATURE, flipped, THEN)).isFalse();
        }
    }

    @Test
    void another_time_or_signature_does_not_fit() {
        assertThat(fits("1531420619", SIGNATURE, BODY, THEN)).isFalse();
        assertThat(fits(TIMESTAMP, SIGNATURE.replace('a', 'b'), BODY, THEN)).isFalse();
        assertThat(fits(TIMESTAMP, SIGNATURE.substring(3), BODY, THEN)).isFalse();
        assertThat(fits(TIMESTAMP, null, BODY, THEN)).isFalse();
        assertThat(fits(null, SIGNATURE, BODY, THEN)).isFalse();
        assertThat(fits("-1", SIGNATURE, BODY, THEN)).isFalse();
    }

    @Test
    void more_than_five_minutes_off_does_not_fit_on_either_side() {
        assertThat(fits(TIMESTAMP, SIGNATURE, BODY, THEN.plusSeconds(300))).isTrue();
        assertThat(fits(TIMESTAMP, SIGNATURE, BODY, THEN.plusSeconds(301))).isFalse();
        assertThat(fits(TIMESTAMP, SIGNATURE, BODY, THEN.minusSeconds(300))).isTrue();
        assertThat(fits(TIMESTAMP, SIGNATURE, BODY, THEN.minusSeconds(301))).isFalse();
    }

    private static boolean fits(String timestamp, String signature, byte[] body, Instant now) {
        return new SlackSignature(timestamp, signature).fits(body, List.of(SECRET), now);
    }
}
