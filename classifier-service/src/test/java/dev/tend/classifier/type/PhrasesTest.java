package dev.tend.classifier.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PhrasesTest {

    private final Phrases phrases = new Phrases();

    @Test
    void words_in_a_row_are_found_whatever_stands_between_them() {
        phrases.add("would be great", 1);

        assertThat(phrases.in("it **would** be\n great!").get(1)).isTrue();
        assertThat(phrases.in("it would really be great").get(1)).isFalse();
        assertThat(phrases.in("it would be greater").get(1)).isFalse();
    }

    @Test
    void phrases_that_overlap_are_all_found() {
        phrases.add("a b c", 1);
        phrases.add("b c d", 2);
        phrases.add("b", 3);

        assertThat(phrases.in("a b c d").stream()).containsExactly(1, 2, 3);
    }

    @Test
    void choices_and_endings_stand_for_many_words() {
        phrases.add("how (do|can) (i|) *ing", 1);

        assertThat(phrases.in("how can i swimming").get(1)).isTrue();
        assertThat(phrases.in("how do swimming").get(1)).isTrue();
        assertThat(phrases.in("how can i swim").get(1)).isFalse();
        assertThat(phrases.in("how can i ing").get(1)).isFalse();
    }

    @Test
    void an_apostrophe_belongs_to_a_word_and_quotes_do_not() {
        phrases.add("can't open", 1);
        phrases.add("main", 2);

        assertThat(phrases.in("i can't 'open' it").get(1)).isTrue();
        assertThat(phrases.in("thread 'main'").get(2)).isTrue();
    }

    @Test
    void a_phrase_that_no_text_can_have_is_refused() {
        assertThatThrownBy(() -> phrases.add("(a|(b|c))", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> phrases.add("c++ rocks", 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
