package dev.tend.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;

class RedactionTest {

    private static final Markup LINKS = new Markup() {
        @Override
        public String escape(Untrusted text, int most) {
            return text.text();
        }

        @Override
        public String link(Untrusted url, Untrusted label, int most) {
            return "[" + label.text() + linkTo(url);
        }

        @Override
        public String linkTo(Untrusted url) {
            return SafeUrl.of(url).map(safe -> "](" + safe + ")").orElse("");
        }

        @Override
        public String strong(String written) {
            return written;
        }

        @Override
        public String quiet(String written) {
            return written;
        }

        @Override
        public String mention(Person person) {
            return person.name();
        }

        @Override
        public String mention(Group group) {
            return group.name();
        }

        @Override
        public String everybody(boolean here) {
            return "";
        }
    };
    private static final String LIST = """
        Still open
        • [First](https://example.org/probe/1) · a bug
        • [Eleventh](https://example.org/probe/11) · a bug
        Why here""";

    private static String without(String... urls) {
        return without(LIST, List.of(), false, urls);
    }

    private static String without(String text, List<String> all, boolean forgotten, String... urls) {
        return new Redaction(List.of(urls), all, forgotten, "• hidden", List.of("• hidden", "• removed")).of(text,
                LINKS, "all hidden");
    }

    @Test
    void only_the_line_of_the_question_is_replaced() {
        assertThat(without("https://example.org/probe/1")).isEqualTo("""
            Still open
            • hidden
            • [Eleventh](https://example.org/probe/11) · a bug
            Why here""");
    }

    @Test
    void several_questions_lose_their_lines_at_once() {
        assertThat(without("https://example.org/probe/1", "https://example.org/probe/11"))
                .isEqualTo("Still open\n• hidden\n• hidden\nWhy here");
    }

    @Test
    void to_take_out_the_same_line_again_changes_nothing_more() {
        String edited = without("https://example.org/probe/1");

        assertThat(without(edited, List.of("https://example.org/probe/11"), false, "https://example.org/probe/1"))
                .isEqualTo(edited);
        assertThat(without(edited, List.of(), true)).as("its address was erased meanwhile").isEqualTo(edited);
    }

    @Test
    void a_line_that_was_replaced_stays_so_when_another_goes() {
        String edited = without("https://example.org/probe/1");

        assertThat(without(edited, List.of(), false, "https://example.org/probe/1", "https://example.org/probe/11"))
                .isEqualTo("Still open\n• hidden\n• hidden\nWhy here");
        assertThat(without(edited.replace("hidden", "removed"), List.of(), true, "https://example.org/probe/11"))
                .isEqualTo("Still open\n• removed\n• hidden\nWhy here");
    }

    @Test
    void a_question_whose_line_did_not_fit_takes_no_other_with_it() {
        List<String> all = List.of("https://example.org/probe/1", "https://example.org/probe/2",
                "https://example.org/probe/11");

        assertThat(without(LIST, all, false, "https://example.org/probe/2")).isEqualTo(LIST);
        assertThat(without("• First · a bug", all, false, "https://example.org/probe/2")).as("no link can be found")
                .isEqualTo("all hidden");
    }

    @Test
    void where_a_line_has_an_address_that_nobody_knows_it_may_be_the_line_and_the_whole_text_goes() {
        List<String> all = List.of("https://example.org/probe/1");

        assertThat(without(LIST, all, false, "https://example.org/probe/11-as-it-is-called-now"))
                .isEqualTo("all hidden");
    }

    @Test
    void where_an_address_is_not_known_any_more_and_no_line_was_replaced_the_whole_text_goes() {
        assertThat(without(LIST, List.of("https://example.org/probe/1"), true)).isEqualTo("all hidden");
    }

    @Test
    void where_the_line_cannot_be_found_the_whole_text_goes() {
        assertThat(without("https://example.org/probe/2")).isEqualTo("all hidden");
        assertThat(without("https://example.org/probe/1", "javascript:alert(1)")).isEqualTo("all hidden");
        assertThat(without("")).isEqualTo("all hidden");
    }
}
