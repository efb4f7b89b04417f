package dev.tend.classifier.type;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.tend.events.QuestionType;

/** What labels say: those that the community has mapped, then those whose names speak for themselves. */
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

    /** What the labels say together; empty where they say nothing, or contradict each other. */
    Optional<Said> read(List<String> labels) {
        return agreed(labels, true).or(() -> agreed(labels, false));
    }

    private Optional<Said> agreed(List<String> labels, boolean byCommunity) {
        Map<QuestionType, Said> said = new HashMap<>();
        for (String label : labels) {
            QuestionType type = byCommunity ? mapped.get(label.toLowerCase(Locale.ROOT)) : builtIn.get(plain(label));
            if (type != null) {
                said.putIfAbsent(type, new Said(label, type, byCommunity));
            }
        }
        return said.size() == 1 ? said.values().stream().findFirst() : Optional.empty();
    }

    /** {@code "🐞 Kind: Bug"} is {@code "bug"}. */
    private String plain(String label) {
        String plain = label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}/:. _-]", "").strip();
        for (String prefix : prefixes) {
            if (plain.startsWith(prefix)) {
                return plain.substring(prefix.length()).strip();
            }
        }
        return plain;
    }
}
