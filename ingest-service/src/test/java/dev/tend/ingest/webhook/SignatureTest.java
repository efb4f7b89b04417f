package dev.tend.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Secret;

class SignatureTest {

    /** The example in GitHub's documentation, "Validating webhook deliveries". */
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");
    private static final byte[] BODY = utf8("Hello, World!");
    private static final String SIGNATURE = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    @Test
    void the_example_of_githubs_documentation_is_right() {
        assertThat(Signature.isRight(SIGNATURE, BODY, List.of(SECRET))).isTrue();
    }

    @Test
    void each_of_two_secrets_is_right_while_one_is_being_replaced() {
        Secret other = new Secret("another");
        assertThat(Signature.isRight(SIGNATURE, BODY, List.of(other, SECRET))).isTrue();
        assertThat(Signature.isRight(Signature.of(BODY, other), BODY, List.of(other, SECRET))).isTrue();
        assertThat(Signature.isRight(Signature.of(BODY, new Secret("third")), BODY, List.of(other, SECRET))).isFalse();
    }

    @Test
    void every_flipped_bit_of_the_body_is_refused() {
        for (int bit = 0; bit < BODY.length * 8; bit++) {
            assertThat(Signature.isRight(SIGNATURE, flip(BODY, bit), List.of(SECRET))).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void every_flipped_bit_of_the_signature_is_refused() {
        byte[] signature = utf8(SIGNATURE);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            String flipped = new String(flip(signature, bit), StandardCharsets.ISO_8859_1);
            assertThat(Signature.isRight(flipped, BODY, List.of(SECRET))).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void a_missing_or_shortened_or_lengthened_signature_is_refused() {
        assertThat(Signature.isRight(null, BODY, List.of(SECRET))).isFalse();
        assertThat(Signature.isRight("", BODY, List.of(SECRET))).isFalse();
        assertThat(Signature.isRight("sha256=", BODY, List.of(SECRET))).isFalse();
        assertThat(Signature.isRight(SIGNATURE.substring(0, 70), BODY, List.of(SECRET))).isFalse();
        assertThat(Signature.isRight(SIGNATURE + "0", BODY, List.of(SECRET))).isFalse();
        assertThat(Signature.isRight("sha1=" + SIGNATURE.substring(7), BODY, List.of(SECRET))).isFalse();
    }

    @Test
    void without_a_secret_nothing_is_right() {
        assertThat(Signature.isRight(SIGNATURE, BODY, List.of())).isFalse();
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
