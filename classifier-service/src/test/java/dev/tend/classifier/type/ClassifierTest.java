package dev.tend.classifier.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.classifier.Communities;
import dev.tend.events.QuestionType;
import dev.tend.events.TypedBy;
import dev.tend.kit.community.Classification;

class ClassifierTest {

    private static final String BUG_FORM = "### Steps to reproduce\n1. Save\n\n### Expected behavior\nIt is saved.\n";

    private final Classifier classifier = new Classifier(RuleFile.builtIn(), Communities.plain());

    @Test
    void what_has_no_sign_is_a_question_and_says_so() {
        Typing typing = type("Herons", "");

        assertThat(typing.type()).isEqualTo(QuestionType.QUESTION);
        assertThat(typing.confidence()).isLessThan(0.4);
        assertThat(typing.reasons()).containsExactly("nothing in it says otherwise");
        assertThat(typing.by()).isEqualTo(TypedBy.RULES);
    }

    @Test
    void more_signs_make_it_surer() {
        assertThat(type("Herons", BUG_FORM + "It crashes.").confidence())
                .isGreaterThan(type("Herons", "It crashes.").confidence());
    }

    @ParameterizedTest
    @ValueSource(strings = { "bug", "Bug", "kind/bug", "type: bug", "Type: Bug", "🐞 bug", "C-bug", "defect"})
    void labels_whose_name_says_it_decide(String label) {
        Typing typing = classifier.type("Is it possible to use it offline?", "", List.of("area/sync", label), null);

        assertThat(typing.type()).isEqualTo(QuestionType.BUG);
        assertThat(typing.by()).isEqualTo(TypedBy.LABEL);
        assertThat(typing.confidence()).isGreaterThanOrEqualTo(0.9);
        assertThat(typing.reasons()).containsExactly("it has the label " + label);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bug", "bug", "BUG", "Defect"})
    void the_type_of_an_issue_decides_as_a_label_does(String sourceType) {
        Typing typing = classifier.type("It is slow at the start", "How do I do this?", List.of("question"), null,
                sourceType);

        assertThat(typing.type()).isEqualTo(QuestionType.BUG);
        assertThat(typing.by()).isEqualTo(TypedBy.LABEL);
        assertThat(typing.reasons()).containsExactly("its type at the source is " + sourceType);
    }

    @Test
    void a_type_of_an_issue_that_says_nothing_leaves_it_to_labels_and_text() {
        assertThat(classifier.type("Herons", "", List.of("bug"), null, "Task").reasons())
                .containsExactly("it has the label bug");
        assertThat(classifier.type("Herons", BUG_FORM, List.of(), null, "Task").by()).isEqualTo(TypedBy.RULES);
    }

    @Test
    void what_the_community_says_of_a_word_holds_for_the_type_of_an_issue_too() {
        Classifier own = with(new Classification(Map.of("epic", QuestionType.FEATURE_PROPOSAL), Map.of(), Map.of(),
                List.of(), List.of(), List.of(), true));

        assertThat(own.type("Herons", BUG_FORM, List.of(), null, "Epic").type())
                .isEqualTo(QuestionType.FEATURE_PROPOSAL);
    }

    @Test
    void labels_that_contradict_each_other_decide_nothing() {
        assertThat(classifier.type("Herons", BUG_FORM, List.of("question", "enhancement"), null).by())
                .isEqualTo(TypedBy.RULES);
    }

    @Test
    void what_the_community_says_of_a_label_goes_before_its_name() {
        Classifier own = with(new Classification(Map.of("bug", QuestionType.QUESTION), Map.of(), Map.of(), List.of(),
                List.of(), List.of(), true));

        assertThat(own.type("Herons", "", List.of("Bug"), null).type()).isEqualTo(QuestionType.QUESTION);
    }

    @Test
    void a_category_and_a_title_prefix_of_the_community_decide_before_the_text() {
        Classifier own = with(new Classification(Map.of(), Map.of("ideas", QuestionType.FEATURE_PROPOSAL),
                Map.of("[ops]", QuestionType.TROUBLESHOOTING), List.of(), List.of(), List.of(),
                true));

        assertThat(own.type("Herons", BUG_FORM, List.of(), "Ideas").type()).isEqualTo(QuestionType.FEATURE_PROPOSAL);
        assertThat(own.type("[OPS] Herons", BUG_FORM, List.of(), "ideas").type())
                .isEqualTo(QuestionType.TROUBLESHOOTING);
    }

    @Test
    void rules_of_the_community_are_added_to_the_built_in_ones() {
        Classification.Rule rule = new Classification.Rule(Optional.of(QuestionType.FEATURE_PROPOSAL),
                Optional.empty(), 10, "ne(st|sts)\\b", Classification.In.BODY, "speaks of nests");
        Classifier own = with(
                new Classification(Map.of(), Map.of(), Map.of(), List.of(rule), List.of(), List.of(), true));

        assertThat(own.type("Herons", BUG_FORM + "NESTS", List.of(), null).reasons()).startsWith("speaks of nests");
        assertThat(own.type("Nests", BUG_FORM, List.of(), null).type()).isEqualTo(QuestionType.BUG);
    }

    @Test
    void a_rule_can_speak_against_a_type() {
        Classification.Rule rule = new Classification.Rule(Optional.of(QuestionType.BUG), Optional.empty(), -10,
                "works as designed", Classification.In.BOTH, "by design");
        Classifier own = with(
                new Classification(Map.of(), Map.of(), Map.of(), List.of(rule), List.of(), List.of(), true));

        assertThat(own.type("Herons", BUG_FORM + "Works as designed", List.of(), null).type())
                .isNotEqualTo(QuestionType.BUG);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "> It crashes with a NullPointerException, steps to reproduce: none",
            "[quote=\"visitor\"]\nIt crashes with a NullPointerException\n[/quote]",
            "<blockquote>It crashes with a NullPointerException</blockquote>",
            "<!-- Describe the bug: steps to reproduce -->",
            "- [x] I have searched for this bug and tried the latest release",
            "### Steps to reproduce\n\n_No response_\n",
            "```\n# it would be great if this did not crash\n```"})
    void what_others_or_a_form_wrote_does_not_count(String body) {
        assertThat(type("Herons", body)).isEqualTo(type("Herons", ""));
    }

    @Test
    void flags_are_set_beside_the_type() {
        assertThat(type("SAML login fails after upgrading to 5.0", "We are on the enterprise edition.").flags())
                .containsExactly("ENTERPRISE", "UPGRADE");
    }

    @Test
    void reasons_are_told_the_most_telling_first_and_only_a_few() {
        List<String> reasons = type("[Bug] Search crashes",
                BUG_FORM + "It crashes since 4.3.0, it used to work. Memory leak."
                        + "\n```\njava.lang.NullPointerException\n\tat org.heron.Search.find(Search.java:12)\n```")
                .reasons();

        assertThat(reasons).hasSizeBetween(2, 5);
        assertThat(reasons.get(0)).isEqualTo("its title starts with [bug");
    }

    @Test
    void a_correction_by_a_person_is_sure() {
        assertThat(type("SAML on enterprise", "").correctedTo(QuestionType.BUG, "eric")).isEqualTo(
                new Typing(QuestionType.BUG, 1, List.of("eric said so"), List.of("ENTERPRISE"), TypedBy.PERSON));
    }

    /** What makes backtracking engines take for ever, what nests deep, what never ends. */
    @ParameterizedTest
    @ValueSource(strings = { "a", "a!", "at a.", " at a(", "((((", "[quote", "<!--", "```\n", "\n>", "?\n", "1.1.",
            "**", "\u0000", "\ud83d", "it would be ", "\u0130", "\u03a3", "\u00df", "\u0149", "\ufb03",
            "a\u0301", "\ud83d\udc68\u200d"})
    void hostile_texts_take_no_time(String part) {
        String text = part.repeat(1_000_000 / part.length());

        assertTimeout(Duration.ofSeconds(2), () -> {
            classifier.type(text.substring(0, 1_000), text, List.of(text.substring(0, 50)), text.substring(0, 50));
        });
    }

    /** By the square of its length this would take minutes. */
    @ParameterizedTest
    @ValueSource(strings = { "\u0130", "\u03a3"})
    void a_title_of_one_letter_that_grows_takes_no_time(String letter) {
        String text = letter.repeat(100_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> classifier.type(text, text, List.of(text), text, text));
    }

    private Typing type(String title, String body) {
        return classifier.type(title, body, List.of(), null);
    }

    private static Classifier with(Classification own) {
        return new Classifier(RuleFile.builtIn(), Communities.with(own));
    }
}
