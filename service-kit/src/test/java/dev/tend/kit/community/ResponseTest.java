package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.tend.events.Author;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.Visibility;

/** What a question could be answered with. */
class ResponseTest {

    private static final String FILE = """
        community: Larkspur
        zone: Europe/Lisbon
        sources: {core: {kind: github, location: larkspur/core}, forum: {kind: discourse, location: "https://forum.larkspur.example"}}
        responses:
          thanks: {for: {labels: [Completed]}, texts: ["thanks"]}
          paid: {for: {flags: [enterprise]}, texts: ["paid"]}
          ideas: {for: {sources: [forum], categories: [Ideas]}, texts: ["ideas"]}
          reproduce: {for: {types: [bug, troubleshooting]}, texts: ["one {author}", "two @{handle}", "three {title}", "four {url} {source}"]}
        """;

    @Test
    void theFirstThatFitsIsSuggested() throws InvalidCommunity {
        assertThat(to(asked("1", "forum", "ideas", QuestionType.BUG, "ENTERPRISE"))).containsExactly("paid");
        assertThat(to(asked("1", "forum", "IDEAS", QuestionType.BUG))).containsExactly("ideas");
        assertThat(to(asked("1", "core", "ideas", QuestionType.BUG))).hasSize(4);
        assertThat(to(asked("1", "forum", null, QuestionType.QUESTION))).isEmpty();
    }

    @Test
    void withWhatIsSettledIsOnlyShownWhatIsForItsLabel() throws InvalidCommunity {
        QuestionSummary bug = asked("1", "core", null, QuestionType.BUG);
        QuestionSummary completed = new QuestionSummary(bug.url(), bug.title(), bug.source(), bug.kind(), bug.type(),
                null, List.of("completed"), List.of(), bug.author(), bug.postedAt(), bug.visibility());
        Community community = Example.read(FILE);
        assertThat(community.responsesTo(completed, true)).containsExactly("thanks");
        assertThat(community.responsesTo(completed, false)).containsExactly("thanks");
        assertThat(community.responsesTo(bug, true)).isEmpty();
    }

    @Test
    void theWayToSayItIsTheSameForAQuestionAndAnotherFromQuestionToQuestion() throws InvalidCommunity {
        Set<String> first = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            QuestionSummary question = asked(String.valueOf(i), "core", null, QuestionType.BUG);
            List<String> said = to(question);
            assertThat(said).isEqualTo(to(question)).hasSize(4).doesNotHaveDuplicates();
            first.add(said.get(0).split(" ")[0]);
        }
        assertThat(first).containsExactlyInAnyOrder("one", "two", "three", "four");
    }

    @Test
    void textsShowWhoAskedWhatAndWhereAsPlainText() throws InvalidCommunity {
        assertThat(to(asked("1", "core", null, QuestionType.BUG))).containsExactlyInAnyOrder("one Otto Roe",
                "two @otter",
                "three It <b>crashes</b> {here}", "four https://example.org/1 core");
    }

    private static List<String> to(QuestionSummary question) throws InvalidCommunity {
        return Example.read(FILE).responsesTo(question, false);
    }

    private static QuestionSummary asked(String id, String source, String category, QuestionType type,
            String... flags) {
        return new QuestionSummary("https://example.org/" + id, "It <b>crashes</b>\n {here} ", source, "github", type,
                category, List.of(), List.of(flags), new Author("otter", "Otto Roe", false, false), Instant.EPOCH,
                Visibility.PUBLIC);
    }
}
