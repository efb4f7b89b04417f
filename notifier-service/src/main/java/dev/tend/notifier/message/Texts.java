package dev.tend.notifier.message;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.tend.events.EventType;
import dev.tend.kit.community.Community;

/** The texts of messages. */
@ApplicationScoped
public class Texts {

    /** Slack takes some 13,000 characters in blocks, Mattermost 16,383; beyond that pings would be lost without a sign. */
    private static final int LONGEST_LIST = 9_000;

    private final Community community;
    private final Clock clock;
    private final Templates templates;

    Texts(Community community, Clock clock) {
        this.community = community;
        this.clock = clock;
        this.templates = new Templates(community.templates());
    }

    /** Pings of one question: a message of its own. Of several of them each is a sentence, who is called first. */
    public String one(Markup markup, List<Told> pings) {
        Variables variables = new Variables(markup, Variables.LONG_TITLE, community);
        Instant now = clock.instant();
        Map<String, @Nullable Object> values = variables.of(pings.get(0), now);
        if (pings.size() == 1) {
            return templates.render(pings.get(0).details().event().eventName(), values);
        }
        List<Map<String, @Nullable Object>> all = pings.stream()
                .sorted(Comparator.comparing(told -> !isAssignment(told)))
                .map(told -> variables.of(told, now)).toList();
        values.put("sentences",
                all.stream().map(each -> variables.written(templates.render(Templates.SENTENCE, each))).toList());
        values.put("said", all.stream().flatMap(each -> Stream.of("answer", "note").map(each::get))
                .filter(Objects::nonNull).toList());
        // Who is called is who answers; the others are only told.
        values.put("response", pings.stream().anyMatch(Texts::isAssignment) ? all.get(0).get("response") : null);
        values.put("rule", rules(variables, pings));
        return templates.render(Templates.TOGETHER, values);
    }

    private static boolean isAssignment(Told told) {
        return told.details().event() == EventType.QUESTION_ASSIGNED;
    }

    /** Pings of several questions in one message, a line each: with shorter titles where they would not all fit. */
    public String several(Markup markup, List<Told> all) {
        String text = several(new Variables(markup, Variables.LONG_TITLE, community), all);
        return text.length() <= LONGEST_LIST
                ? text
                : several(new Variables(markup, Variables.SHORT_TITLE, community), all);
    }

    private String several(Variables variables, List<Told> all) {
        Instant now = clock.instant();
        List<Shown> lines = all.stream()
                .map(told -> variables.written(templates.render(Templates.LINE, variables.of(told, now)))).toList();
        return templates.render(Templates.SEVERAL, Map.of(
                "headline", variables.shown(Words.count(all.size(), "ping") + ", oldest first", 80),
                "lines", lines,
                "rule", rules(variables, all)));
    }

    private static Shown rules(Variables variables, List<Told> all) {
        String rules = all.stream().map(Told::rule).distinct().limit(3).collect(Collectors.joining("; "));
        return variables.shown("Why here: this channel follows " + rules, 300);
    }

    /**
     * What a message says that told of a question which may not be shown there any more.
     *
     * @param removed whether it was removed at its source; otherwise not all who read the message may read it
     */
    public String withdrawn(Markup markup, boolean removed) {
        return withdrawn(Templates.WITHDRAWN, markup, removed);
    }

    /** The same for one line of a list. */
    public String withdrawnLine(Markup markup, boolean removed) {
        return withdrawn(Templates.WITHDRAWN_LINE, markup, removed);
    }

    private String withdrawn(String template, Markup markup, boolean removed) {
        String because = removed ? "was removed at its source" : "is not public any more";
        return templates.render(template, Map.of("because", new Shown(because, markup)));
    }
}
