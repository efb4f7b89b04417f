package dev.tend.kit.community;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.kit.LowerCase;

/**
 * Ready texts to answer with, several ways to say the same. Of each filter that is empty, all questions fit.
 *
 * @param categories in lower case
 * @param labels of which a question must have one, in lower case
 * @param flags of which a question must have one, in upper case
 * @param texts templates, at least one
 */
public record Response(String key, Set<String> sources, Set<String> categories, Set<String> labels,
        Set<QuestionType> types, Set<String> flags, List<String> texts) {

    boolean fits(QuestionSummary question) {
        String category = question.category();
        return (sources.isEmpty() || sources.contains(question.source()))
                && (categories.isEmpty() || category != null && categories.contains(LowerCase.of(category)))
                && (labels.isEmpty() || question.labels().stream()
                        .anyMatch(label -> labels.contains(LowerCase.of(label))))
                && (types.isEmpty() || types.contains(question.type()))
                && (flags.isEmpty() || question.flags().stream().anyMatch(flags::contains));
    }

    boolean fitsAll() {
        return sources.isEmpty() && categories.isEmpty() && labels.isEmpty() && types.isEmpty() && flags.isEmpty();
    }

    /** All variants, beginning with another one from question to question, and with the same one for the same question. */
    List<String> to(QuestionSummary question) {
        List<String> said = new ArrayList<>(
                texts.stream().map(text -> ResponseTemplate.render(text, question)).toList());
        Collections.rotate(said, Math.floorMod(question.url().hashCode(), said.size()));
        return said;
    }
}
