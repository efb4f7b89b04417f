package dev.tend.classifier.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;

class NeedlesTest {

    private final Needles needles = new Needles();
    private final int at = needles.add("@");
    private final int token = needles.add("token");
    private final int tool = needles.add("tool");
    private final int key = needles.add("-----begin");

    @Test
    void what_a_text_holds_is_found_wherever_it_is() {
        assertThat(needles.in("the token")).isEqualTo(only(token));
        assertThat(needles.in("totokenize")).isEqualTo(only(token));
        assertThat(needles.in("tool-----begintoken@")).isEqualTo(only(tool, key, token, at));
        assertThat(needles.in("------begin")).isEqualTo(only(key));
        assertThat(needles.in("TOKEN -----BEGIN Toolbox")).isEqualTo(only(token, key, tool));
        assertThat(needles.in("toke")).isEqualTo(only());
        assertThat(needles.in("")).isEqualTo(only());
    }

    @Test
    void what_is_beside_it_may_be_of_any_script() {
        assertThat(needles.in("ö@ö")).isEqualTo(only(at));
        assertThat(needles.in("@\uD83D\uDE00token\uD83D\uDE00")).isEqualTo(only(at, token));
        assertThat(needles.in("tökentoken\0")).isEqualTo(only(token));
    }

    @Test
    void one_of_many_rules_may_ask_for_what_another_asks_for() {
        assertThat(needles.add("token")).isEqualTo(token);
        assertThat(needles.addAll(List.of("token", "@"))).isEqualTo(only(at, token));
    }

    @Test
    void what_could_not_be_found_is_refused() {
        for (String needle : List.of("", "größe", "Token")) {
            assertThatThrownBy(() -> needles.add(needle)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not empty");
        }
    }

    private static BitSet only(int... numbers) {
        BitSet only = new BitSet();
        for (int number : numbers) {
            only.set(number);
        }
        return only;
    }
}
