package dev.tend.classifier.type;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "segfault;segfault",
            "\\bSegFault\\b;segfault",
            "heron-[0-9]+;''",
            "error code \\d+;'error code '",
            "colou?r of the bird;'r of the bird'",
            "a*bc;bc",
            "ab+c;ab",
            "ab+?c;ab",
            "ab*?cd;cd",
            "one|two;''",
            "(one)?two;''",
            "version 4\\.2;'version 4'",
            "no .* way;' way'",
            "x{0}abc;''",
            "^$;''",
            "größe;''"})
    void a_text_without_it_cannot_match(String pattern, String literal) {
        assertThat(Literal.requiredBy(pattern)).isEqualTo(literal);
    }
}
