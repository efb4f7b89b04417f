package dev.tend.classifier.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import dev.tend.classifier.Communities;
import dev.tend.events.QuestionType;

/** How often the built-in rules say what a person would say. */
class EvaluationTest {

    private static final double DEMANDED = 0.85;

    private final Classifier classifier = new Classifier(RuleFile.builtIn(), Communities.plain());

    record Example(String title, String body, QuestionType type) {
    }

    @ParameterizedTest
    @ValueSource(strings = { "known.yaml", "held-out.yaml"})
    void most_posts_are_typed_as_a_person_would(String file) throws IOException {
        List<Example> examples = read(file);
        Map<QuestionType, Map<QuestionType, Integer>> confusion = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (Example example : examples) {
            Typing typing = classifier.type(example.title, example.body, List.of(), null);
            confusion.computeIfAbsent(example.type, type -> new TreeMap<>()).merge(typing.type(), 1, Integer::sum);
            if (typing.type() != example.type) {
                wrong.add("%s, not %s: %s %s".formatted(typing, example.type, example.title, ""));
            }
        }
        assertThat(1.0 - (double) wrong.size() / examples.size())
                .as("accuracy over %d posts of %s; what they are -> what they were taken for: %s%n%s", examples.size(),
                        file, confusion, String.join("\n", wrong))
                .isGreaterThanOrEqualTo(DEMANDED);
    }

    @Test
    void ordinary_posts_are_seldom_taken_for_sensitive() throws IOException {
        List<Example> all = new ArrayList<>(read("known.yaml"));
        all.addAll(read("held-out.yaml"));

        assertThat(all).filteredOn(example -> classifier.type(example.title, example.body, List.of(), null).flags()
                .contains("SENSITIVE")).isEmpty();
    }

    @Test
    void a_type_that_is_wrong_is_seldom_a_confident_one() throws IOException {
        List<Example> all = new ArrayList<>(read("known.yaml"));
        all.addAll(read("held-out.yaml"));

        assertThat(all).filteredOn(example -> {
            Typing typing = classifier.type(example.title, example.body, List.of(), null);
            return typing.confidence() >= 0.9 && typing.type() != example.type;
        }).hasSizeLessThan(all.size() / 50);
    }

    private static List<Example> read(String name) throws IOException {
        try (InputStream file = EvaluationTest.class.getResourceAsStream("/posts/" + name)) {
            List<Map<String, String>> posts = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
            return posts.stream().map(post -> new Example(post.get("title"), post.get("body"),
                    QuestionType.valueOf(post.get("type")))).toList();
        }
    }
}
