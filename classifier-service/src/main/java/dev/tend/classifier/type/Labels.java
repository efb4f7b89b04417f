package dev.tend.classifier.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionType;
import dev.tend.kit.LowerCase;

/**
 * What labels, and the type that a source itself gives, say: those that the community has mapped, then the source's type, then labels
 * whose names speak for themselves.
 */
final class Labels {

    private final Map<String, QuestionType> mapped;
    private final Map<String, QuestionType> builtIn;
    private final List<String> prefixes;

    Labels(Map<String, QuestionType> mapped, RuleFile rules) {
        this.mapped = mapped;
        this.builtIn = rules.labels();
        this.prefixes = rules.labelPrefixes();
    }

    /**
     * @param mapped whether the community itself says so
     */
    record Said(String label, QuestionType type, boolean mapped) {
    }

    /**
     * What they say together; empty where they say nothing, or contradict each other.
     *
     * @param sourceType the source's own word for the kind of question; null where it has none
     */
    Optional<Said> read(List<String> labels, @Nullable String sourceType) {
        List<String> ofSource = sourceType == null ? List.of() : List.of(sourceType);
        return agreed(Stream.concat(ofSource.stream(), labels.stream()).toList(), true)
                .or(() -> agreed(ofSource, false)).or(() -> agreed(labels, false));
    }

    private Optional<Said> agreed(List<String> labels, boolean byCommunity) {
        Map<QuestionType, Said> said = new HashMap<>();
        for (String label : labels) {
            QuestionType type = byCommunity ? mapped.get(LowerCase.of(label)) : builtIn.get(plain(label));
            if (type != null) {
                said.putIfAbsent(type, new Said(label, type, byCommunity));
            }
        }
        return said.size() == 1 ? said.values().stream().findFirst() : Optional.empty();
    }

    /** {@code "🐞 Kind: Bug"} is {@code "bug"}. */
    private String plain(String label) {
        String plain = LowerCase.of(label).replaceAll("[^\\p{L}\\p{N}/:. _-]", "").strip();
        for (String prefix : prefixes) {
            if (plain.startsWith(prefix)) {
                return plain.substring(prefix.length()).strip();
            }
        }
        return plain;
    }
}
