package dev.tend.notifier.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.Results;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;

import dev.tend.events.EventType;
import dev.tend.kit.community.PingRule;

/** The texts of pings: the built-in ones, and those of {@code community.yaml} that replace them. Plain Qute, without HTML. */
final class Templates {

    static final String SEVERAL = "several";
    static final String LINE = "line";
    static final String DIGEST_LINE = "digest-line";
    static final String TOGETHER = "together";
    static final String SENTENCE = "sentence";
    static final String WITHDRAWN = "withdrawn";
    static final String WITHDRAWN_LINE = "withdrawn-line";

    private final Engine engine = Engine.builder().addDefaultSectionHelpers()
            .addValueResolver(ValueResolvers.mapResolver()).addValueResolver(ValueResolvers.mapperResolver())
            .addValueResolver(ValueResolvers.thisResolver()).addValueResolver(new Emphasis())
            .addResultMapper(new OnlyShown()).removeStandaloneLines(true).strictRendering(true).build();
    private final Map<String, Template> templates = new HashMap<>();

    /**
     * @param replaced templates by event name; what they show was checked when {@code community.yaml} was read
     */
    Templates(Map<String, String> replaced) {
        builtIn(SEVERAL);
        builtIn(LINE);
        builtIn(DIGEST_LINE);
        builtIn("digest");
        templates.put(EventType.DIGEST_DUE.eventName(), templates.get("digest"));
        builtIn("rotation");
        PingRule.OF_ROTATIONS.forEach(event -> templates.put(event.eventName(), templates.get("rotation")));
        builtIn(TOGETHER);
        builtIn(SENTENCE);
        builtIn(WITHDRAWN);
        builtIn(WITHDRAWN_LINE);
        for (EventType event : EventType.values()) {
            if (isTold(event.eventName())) {
                builtIn(event.eventName());
            }
        }
        replaced.forEach((event, text) -> templates.put(event, engine.parse(text, null, event)));
    }

    /** Whether there are pings about this event of a question. */
    static boolean isTold(String event) {
        return Templates.class.getResource(path(event)) != null;
    }

    String render(String name, Map<String, ?> values) {
        return templates.get(name).data(values).render().strip();
    }

    private void builtIn(String name) {
        try (InputStream text = getClass().getResourceAsStream(path(name))) {
            templates.put(name, engine.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8), null, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String name) {
        return "/templates/ping/" + name + ".txt";
    }

    /** What gets into a message is written for its sink. Fails on anything else, so that nothing gets in unescaped. */
    private static final class OnlyShown implements ResultMapper {

        @Override
        public boolean appliesTo(Origin origin, Object result) {
            return true;
        }

        @Override
        public String map(Object result, Expression expression) {
            if (result instanceof Shown shown) {
                return shown.written();
            }
            if (result == null) {
                return "";
            }
            throw new TemplateException("{" + expression.toOriginalString() + "} is not written for a sink");
        }
    }

    /** {@code {title.strong}} and {@code {title.quiet}}; both are empty where there is nothing. */
    private static final class Emphasis implements ValueResolver {

        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getBase() == null || context.getBase() instanceof Shown;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            Shown shown = (Shown) context.getBase();
            return switch (context.getName()) {
                case "strong" -> CompletedStage.of(shown == null ? null : shown.strong());
                case "quiet" -> CompletedStage.of(shown == null ? null : shown.quiet());
                default -> Results.notFound(context);
            };
        }
    }
}
