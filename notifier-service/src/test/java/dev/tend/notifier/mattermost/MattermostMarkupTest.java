package dev.tend.notifier.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;
import dev.tend.notifier.message.Untrusted;

class MattermostMarkupTest {

    private final MattermostMarkup markup = new MattermostMarkup();

    @ParameterizedTest
    @MethodSource("dev.tend.notifier.message.Hostile#titles")
    void no_title_mentions_links_or_formats_anything(String title) {
        String written = markup.escape(new Untrusted(title), 200);

        assertThat(written).hasSizeLessThanOrEqualTo(200).doesNotContain("<", ">")
                .doesNotContainPattern("[@＠﹫#＃:：~][^\\s\u200c]").doesNotContainPattern("(?i)www\\.[^\u200c]")
                .doesNotContainPattern("[\\p{Cntrl}\\p{Zl}\\p{Zp}]").doesNotContainPattern("[\\p{Cf}&&[^\u200c]]");
        // Without the pairs of a backslash and what it escapes there is none of Markdown's signs left.
        assertThat(written.replaceAll("\\\\[^a-zA-Z0-9]", "")).doesNotContainPattern("[\\\\`*_\\[\\]()!|$&~#{}]");
    }

    @ParameterizedTest
    @MethodSource("dev.tend.notifier.message.Hostile#titles")
    void no_title_ends_the_link_that_it_is_the_label_of(String title) {
        String written = markup.link(new Untrusted("https://example.org/17"), new Untrusted(title), 200);

        assertThat(written).satisfiesAnyOf(link -> assertThat(link.replaceAll("\\\\[^a-zA-Z0-9]", ""))
                .matches("\\[[^\\[\\]()]+\\]\\(https://example\\.org/17\\)"), link -> assertThat(link).isEmpty());
    }

    /** Titles with list signs: a template may begin a line with one. */
    @ParameterizedTest
    @ValueSource(strings = { "- tidy the shed", "+ one more", "* starred", "1. first", "12) twelfth", "---", "===",
            "___",
            "# heading", "> quoted", "- [ ] to do", "10.000 questions", "-1 is returned"})
    void a_title_at_the_beginning_of_a_line_is_shown_as_it_is(String title) {
        String written = markup.escape(new Untrusted(title), 200);

        assertThat(written).doesNotContainPattern("^([-+*=#>_]|[0-9]+[.)])");
        assertThat(written.replaceAll("[\\\\\u200c]", "").replace('›', '>')).isEqualTo(title);
    }

    @Test
    void what_no_line_can_make_anything_of_stays_as_it_is() {
        assertThat(markup.escape(new Untrusted("2026 was a year - and 1. is one"), 200))
                .isEqualTo("2026 was a year - and 1. is one");
    }

    @Test
    void no_url_ends_its_link_mentions_anyone_or_is_another_kind_of_link() {
        assertThat(link("https://example.org/(a)?x=@all&y=[z]~q"))
                .isEqualTo("[title](https://example.org/%28a%29?x=%40all&y=%5Bz%5D%7Eq)");
        assertThat(link("mattermost://server")).isEqualTo("title");
    }

    @Test
    void a_person_is_mentioned_by_handle_and_named_without_one() {
        assertThat(markup.mention(person("ada.l"))).isEqualTo("@ada.l");
        assertThat(markup.mention(person("all"))).isEqualTo("Ada");
        assertThat(markup.mention(new Person("ada", "Ada *", Map.of(), Optional.empty()))).isEqualTo("Ada \\*");
    }

    @Test
    void a_group_is_mentioned_by_its_name_there_and_named_without_one() {
        assertThat(markup.mention(group(Map.of("mattermost", "core-team")))).isEqualTo("@core-team");
        assertThat(markup.mention(group(Map.of("mattermost", "all")))).isEqualTo("Core \\*");
        assertThat(markup.mention(group(Map.of("slack", "S0614TZR7")))).isEqualTo("Core \\*");
    }

    private static Group group(Map<String, String> handles) {
        return new Group("core", "Core *", handles);
    }

    private static Person person(String handle) {
        return new Person("ada", "Ada", Map.of("mattermost", handle), Optional.empty());
    }

    private String link(String url) {
        return markup.link(new Untrusted(url), new Untrusted("title"), 200);
    }
}
