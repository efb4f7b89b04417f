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
        return Redaction.of(LIST, List.of(urls), LINKS, "• hidden", "all hidden");
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
    void where_the_line_cannot_be_found_the_whole_text_goes() {
        assertThat(without("https://example.org/probe/2")).isEqualTo("all hidden");
        assertThat(without("https://example.org/probe/1", "javascript:alert(1)")).isEqualTo("all hidden");
        assertThat(without("")).isEqualTo("all hidden");
    }
}
