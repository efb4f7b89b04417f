package dev.tend.kit.community;

import java.util.Set;
import java.util.SortedSet;

import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.kit.LowerCase;

/**
 * Some questions. Of each filter that is empty, all; what it has several of, one will do. Sorted, so that it prints the same on
 * every machine.
 *
 * @param categories in lower case
 * @param labels in lower case
 * @param flags in upper case
 */
public record Scope(SortedSet<String> sources, SortedSet<String> categories, SortedSet<String> labels,
        SortedSet<QuestionType> types, SortedSet<String> flags) {

    public boolean takes(QuestionSummary question) {
        return (sources.isEmpty() || sources.contains(question.source()))
                && (categories.isEmpty() || question.category() != null && has(categories, question.category()))
                && (labels.isEmpty() || question.labels().stream().anyMatch(label -> has(labels, label)))
                && (types.isEmpty() || types.contains(question.type()))
                && (flags.isEmpty() || question.flags().stream().anyMatch(flags::contains));
    }

    private static boolean has(Set<String> lowerCase, String text) {
        return lowerCase.contains(LowerCase.of(text));
    }
}
