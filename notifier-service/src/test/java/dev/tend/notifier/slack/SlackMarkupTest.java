package dev.tend.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;
import dev.tend.notifier.message.Untrusted;

class SlackMarkupTest {

    private static final String LINK = "<https://example.org/17\\|[^<>|]*>";
    private final SlackMarkup markup = new SlackMarkup();

    @ParameterizedTest
    @MethodSource("dev.tend.notifier.message.Hostile#titles")
    void no_title_mentions_links_or_formats_anything(String title) {
        String written = markup.escape(new Untrusted(title), 200);

        assertThat(written).hasSizeLessThanOrEqualTo(200).doesNotContain("<", ">", "|", "*", "~", "`")
                .doesNotContainPattern("[@＠﹫#＃:：][^\\s\u200c]").doesNotContainPattern("(?i)www\\.[^\u200c]")
                .doesNotContainPattern("&(?!amp;|lt;|gt;)").doesNotContainPattern("[\\p{Cntrl}\\p{Zl}\\p{Zp}]")
                .doesNotContainPattern("[\\p{Cf}&&[^\u200c]]").doesNotContainPattern("(^|[^\\pL\\pN])_");
    }

    @ParameterizedTest
    @MethodSource("dev.tend.notifier.message.Hostile#titles")
    void no_title_ends_the_link_that_it_is_the_label_of(String title) {
        String written = markup.link(new Untrusted("https://example.org/17"), new Untrusted(title), 200);

        assertThat(written).satisfiesAnyOf(link -> assertThat(link).matches(LINK), link -> assertThat(link).isEmpty());
    }

    @Test
    void no_url_ends_its_link_or_is_another_kind_of_link() {
        assertThat(link("https://example.org/a b?x=1&y=<!here>|z")).isEqualTo(
                "<https://example.org/a%20b?x=1&amp;y=%3C%21here%3E%7Cz|title>");
        assertThat(link("javascript:alert(1)")).isEqualTo("title");
        assertThat(link("https://user@evil.example/")).isEqualTo("title");
        assertThat(link("//evil.example")).isEqualTo("title");
    }

    @Test
    void an_ordinary_title_reads_as_it_was_written() {
        assertThat(
                markup.escape(new Untrusted("Probe's max_size isn't kept (v2.1, 50%) - why? [bug] naïve 日本 🚀"), 200))
                .isEqualTo("Probe's max_size isn't kept (v2.1, 50%) - why? [bug] naïve 日本 🚀");
    }

    @Test
    void a_cut_is_marked_and_never_within_an_entity() {
        assertThat(markup.escape(new Untrusted("a<b<c"), 9)).isEqualTo("a&lt;b…");
    }

    @Test
    void a_person_is_mentioned_by_member_id_and_named_without_one() {
        assertThat(markup.mention(person("U0ADA"))).isEqualTo("<@U0ADA>");
        assertThat(markup.mention(person("!channel"))).isEqualTo("Ada");
        assertThat(markup.mention(new Person("ada", "<Ada>", Map.of(), Optional.empty()))).isEqualTo("&lt;Ada&gt;");
    }

    @Test
    void a_group_is_mentioned_by_its_id_and_named_without_one() {
        assertThat(markup.mention(group(Map.of("slack", "S0614TZR7")))).isEqualTo("<!subteam^S0614TZR7>");
        assertThat(markup.mention(group(Map.of("slack", "S0>!here")))).isEqualTo("Core &lt;3");
        assertThat(markup.mention(group(Map.of("mattermost", "core")))).isEqualTo("Core &lt;3");
    }

    private static Group group(Map<String, String> handles) {
        return new Group("core", "Core <3", handles);
    }

    private static Person person(String slack) {
        return new Person("ada", "Ada", Map.of("slack", slack), Optional.empty());
    }

    private String link(String url) {
        return markup.link(new Untrusted(url), new Untrusted("title"), 200);
    }
}
