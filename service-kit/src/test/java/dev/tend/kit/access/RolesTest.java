package dev.tend.kit.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

class RolesTest {

    @Test
    void a_manager_is_a_responder_who_is_of_the_team_who_is_a_viewer() {
        assertThat(of("viewer")).containsExactlyInAnyOrder("viewer");
        assertThat(of("team")).containsExactlyInAnyOrder("team", "viewer");
        assertThat(of("responder")).containsExactlyInAnyOrder("responder", "team", "viewer");
        assertThat(of("manager")).containsExactlyInAnyOrder("manager", "responder", "team", "viewer");
    }

    @Test
    void an_operator_and_a_program_read_what_is_public_and_no_more() {
        assertThat(of("operator")).containsExactlyInAnyOrder("operator", "viewer");
        assertThat(of("integration")).containsExactlyInAnyOrder("integration", "viewer");
    }

    @Test
    void a_word_of_another_application_gives_no_role() {
        assertThat(of("offline_access", "admin", "Manager", "uma_authorization")).isEmpty();
        assertThat(of()).isEmpty();
    }

    @Test
    void a_setting_says_which_words_give_a_role_and_its_own_name_gives_it_no_more() {
        Map<String, List<String>> named = Map.of("manager", List.of("tend-managers", "/community/leads"));

        assertThat(Roles.of(Set.of("/community/leads"), named)).contains("manager", "team");
        assertThat(Roles.of(Set.of("manager"), named)).isEmpty();
        assertThat(Roles.of(Set.of("viewer"), named)).containsExactly("viewer");
    }

    private static Set<String> of(String... claimed) {
        return Roles.of(Set.of(claimed), Map.of());
    }
}
