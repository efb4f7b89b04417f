package dev.tend.notifier.message;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

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

    /** Made at the start, so that a template that is not right stops it. */
    void start(@Observes StartupEvent event) {
    }

    /** One ping: a message of its own. */
    public String one(Markup markup, Told told) {
        return templates.render(told.details().event().eventName(),
                new Variables(markup, Variables.LONG_TITLE, community).of(told, clock.instant()));
    }

    /** Several pings in one message, a line each: with shorter titles where they would not all fit. */
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
        String rules = all.stream().map(Told::rule).distinct().limit(3).collect(Collectors.joining("; "));
        return templates.render(Templates.SEVERAL, Map.of(
                "headline", variables.shown(Words.count(all.size(), "ping") + ", oldest first", 80),
                "lines", lines,
                "rule", variables.shown("Why here: this channel follows " + rules, 300)));
    }
}
