package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.TemplateException;

/** The texts that a community writes for its pings: Qute, with these variables, each as it is or emphasized. */
public final class PingTemplate {

    private static final Set<String> EMPHASES = Set.of("strong", "quiet");
    private static final Engine ENGINE = Engine.builder().addDefaultSectionHelpers().build();

    private PingTemplate() {
    }

    /** What a template may show, in the order of the documentation. */
    public static Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        Place.root().child("templates").get("x-variables").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What a template of a digest, or of an event about a rotation, may show; {@code item} is one of {@code items}. */
    public static final Set<String> DIGEST = Collections.unmodifiableSet(
            new LinkedHashSet<>(List.of("mention", "lead", "unchanged", "items", "item", "more", "rule")));

    /** Refuses what would fail when it is sent. */
    static void check(String text, boolean digest) throws Wrong {
        check(text, digest ? DIGEST : variables(), EMPHASES);
    }

    /** @param emphases what may follow after a variable */
    static void check(String text, Set<String> known, Set<String> emphases) throws Wrong {
        for (Expression expression : expressions(text)) {
            if (!isKnown(expression, known, emphases)) {
                String name = expression.getParts().get(0).getName();
                String remedy = known.contains(name) && !expression.hasNamespace()
                        ? "write {" + name
                                + (emphases.isEmpty() ? "}" : "}, {" + name + ".strong} or {" + name + ".quiet}")
                        : Scalars.choice(name, known);
                throw new Wrong(quote("{" + expression.toOriginalString() + "}") + " is no variable",
                        remedy + "; a brace that stands for itself is \\{");
            }
        }
    }

    private static List<Expression> expressions(String text) throws Wrong {
        try {
            return ENGINE.parse(text).getExpressions();
        } catch (TemplateException e) {
            throw new Wrong("this is no Qute template: " + quote(String.valueOf(e.getMessage())),
                    "close each {#section} with {/section}; a brace that stands for itself is \\{");
        }
    }

    private static boolean isKnown(Expression expression, Set<String> known, Set<String> emphases) {
        List<Expression.Part> parts = expression.getParts();
        return !expression.hasNamespace() && !expression.isLiteral() && known.contains(parts.get(0).getName())
                && parts.stream().skip(1).allMatch(part -> emphases.contains(part.getName()));
    }
}
