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

import dev.tend.classifier.turn.StaleNotices;
import dev.tend.classifier.turn.Thanks;
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
        StaleNotices.Signs staleNotices, Thanks.Phrases thanks, List<Sensitive.Sign> sensitive) {

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
