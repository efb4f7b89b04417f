package dev.tend.classifier.type;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tend.events.QuestionType;

/**
 * The built-in rules, {@code rules.yaml}; a community adds to them under {@code classification}.
 *
 * @param labels types by label, in lower case and without a prefix
 * @param labelPrefixes what labels may have before that: {@code kind/}
 * @param titlePrefixes types by how a title starts, in lower case
 * @param titlePrefixWeight how much that says
 * @param prior what speaks for a type before anything is read
 * @param rules signs in a text
 * @param staleNotices signs of automatic replies
 * @param thanks what replies consist of that do no more than thank
 * @param sensitive signs of what should not be public
 */
public record RuleFile(Map<String, QuestionType> labels, List<String> labelPrefixes,
        Map<String, QuestionType> titlePrefixes, double titlePrefixWeight, Map<QuestionType, Double> prior,
        List<Rule> rules,
        Notices staleNotices, Thanks thanks, List<Sensitive.Sign> sensitive) {

    /**
     * Signs of a stale notice, as RE2 regular expressions.
     *
     * @param says how a sentence begins; it may be the first of a text, or a later one beside a consequence
     * @param consequences what notices say beside it
     * @param unless what only people say: then it is no notice
     * @param whole what the whole text is
     */
    public record Notices(List<String> says, List<String> consequences, List<String> unless, List<String> whole) {
    }

    /**
     * Phrases of thanks, as RE2 regular expressions of words with single spaces between them.
     *
     * @param says phrases that thank, or say that it works now
     * @param beside phrases that may stand beside them
     */
    public record Thanks(List<String> says, List<String> beside) {
    }

    public static RuleFile builtIn() {
        try (InputStream file = RuleFile.class.getResourceAsStream("/dev/tend/classifier/rules.yaml")) {
            Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build()
                    .convertValue(content, RuleFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rules as a bean. */
    static class AtStart {

        @Produces
        @Singleton
        RuleFile rules() {
            return builtIn();
        }
    }
}
