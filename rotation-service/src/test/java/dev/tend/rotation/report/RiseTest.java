package dev.tend.rotation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RiseTest {

    @Test
    void terms_are_words_that_say_something_and_pairs_of_them() {
        assertThat(Rise.terms("Can't log in behind the LDAP proxy since 5.2")).containsExactly("log", "behind",
                "ldap", "proxy", "ldap proxy");
    }
}
