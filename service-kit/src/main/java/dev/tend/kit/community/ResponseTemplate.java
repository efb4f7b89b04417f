package dev.tend.kit.community;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.ValueResolvers;

import dev.tend.events.Author;
import dev.tend.events.QuestionSummary;

/** The texts of {@code responses}: Qute. What comes of them is plain text, with words of others in it. */
final class ResponseTemplate {

    private static final Set<String> VARIABLES = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("author", "handle", "title", "url", "source")));

    private static final Engine ENGINE = Engine.builder().addDefaultSectionHelpers()
            .addValueResolver(ValueResolvers.mapResolver()).addValueResolver(ValueResolvers.mapperResolver())
            .addValueResolver(ValueResolvers.thisResolver()).removeStandaloneLines(true).build();
    /** As many as files that were read have. */
    private static final Map<String, Template> PARSED = new ConcurrentHashMap<>();

    private ResponseTemplate() {
    }

    static void check(String text) throws Wrong {
        PingTemplate.check(text, VARIABLES, Set.of());
    }

    static String render(String text, QuestionSummary question) {
        Author author = question.author();
        Map<String, Object> values = new HashMap<>();
        values.put("author", line(Optional.ofNullable(author.name()).filter(name -> !name.isBlank())
                .orElse(author.handle())));
        values.put("handle", line(author.handle()));
        values.put("title", line(question.title()));
        values.put("url", question.url());
        values.put("source", question.source());
        return PARSED.computeIfAbsent(text, ENGINE::parse).data(values).render().strip();
    }

    private static String line(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
