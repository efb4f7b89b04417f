package dev.tend.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.ingest.Lumen;
import dev.tend.kit.community.Source;

class GithubLinksTest {

    private static final String LANTERN = "https://github.com/lumen/lantern";

    private final GithubLinks links = GithubLinks.of(Lumen.community().sources().get("lantern"));

    @ParameterizedTest
    @ValueSource(strings = { LANTERN + "/issues/7", LANTERN + "/discussions/7", LANTERN + "/issues/7#issuecomment-1",
            LANTERN + "/discussions/7#discussioncomment-1", "https://github.com/Lumen/Lantern/issues/7"})
    void a_link_to_the_repository_is_believed(String link) {
        assertThat(links.thread(thread(link))).isEqualTo(link);
        assertThat(links.comment("github:lumen/lantern#7", thread(link))).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = { "javascript:alert(1)", "https://evil.example/lumen/lantern/issues/7",
            LANTERN + "/issues/7|Click",
            LANTERN + "/issues/7 x", LANTERN + "/issues/7>", LANTERN + "/issues/7\n", LANTERN + "/issues/7#a\u0000",
            LANTERN + ".evil.example/issues/7", "https://github.com@evil.example/lumen/lantern/issues/7",
            LANTERN + "/../../evil/issues/7", LANTERN + "/issues/7)", "https://github.com/evil/lantern/issues/7",
            "http://github.com/lumen/lantern/issues/7", LANTERN})
    void any_other_is_replaced_by_what_the_number_says(String link) {
        assertThat(links.thread(thread(link))).isEqualTo(LANTERN + "/issues/7");
        assertThat(links.thread(thread(link).put("category", "q"))).isEqualTo(LANTERN + "/discussions/7");
        assertThat(links.comment("github:lumen/lantern#9", thread(link))).isEqualTo(LANTERN + "/issues/9");
    }

    @ParameterizedTest
    @CsvSource({ "https://api.github.com,https://github.com",
            "https://git.lumen.example/api/v3,https://git.lumen.example",
            "https://api.lumen.ghe.com,https://lumen.ghe.com", "http://127.0.0.1:9,https://github.com"})
    void links_are_at_the_server_whose_api_it_is(String api, String server) {
        Source own = new Source("own", Source.Kind.GITHUB, "lumen/lantern", List.of(), Optional.empty(),
                Optional.empty(), URI.create(api), Optional.empty(), "", Optional.empty());
        assertThat(GithubLinks.of(own).thread(thread("https://elsewhere.example/lumen/lantern/issues/7")))
                .isEqualTo(server + "/lumen/lantern/issues/7");
    }

    private static ObjectNode thread(String link) {
        return JsonNodeFactory.instance.objectNode().put("number", 7).put("html_url", link);
    }
}
