package dev.tend.rotation.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.kit.community.Community;
import dev.tend.rotation.IsoTime;
import dev.tend.rotation.queue.Cursor;
import dev.tend.rotation.queue.Filter;
import dev.tend.rotation.queue.Link;

/** What a request wants of the queue, as it stands in the URL. A filter may name several values, with commas or repeated. */
public class QuestionQuery {

    private static final int MOST = 500;
    private static final int USUAL = 50;

    @RestQuery
    @Parameter(description = "Ids of questions, for example github:orbit/probe#17; repeated for several")
    public List<String> id = List.of();
    @RestQuery
    @Parameter(description = "OPEN, SNOOZED, SETTLED; all if not given", schema = @Schema(type = SchemaType.ARRAY, implementation = QuestionState.class))
    public List<String> state = List.of();
    @RestQuery
    @Parameter(description = "TROUBLESHOOTING, FEATURE_PROPOSAL, BUG, QUESTION", schema = @Schema(type = SchemaType.ARRAY, implementation = QuestionType.class))
    public List<String> type = List.of();
    @RestQuery
    @Parameter(description = "Keys of sources in community.yaml")
    public List<String> source = List.of();
    @RestQuery
    @Parameter(description = "Keys of people in community.yaml, or none: nobody's")
    public List<String> assignee = List.of();
    @RestQuery
    @Parameter(description = "Whose turn it is: TEAM, AUTHOR, COMMUNITY, NOBODY", schema = @Schema(type = SchemaType.ARRAY, implementation = Turn.class))
    public List<String> awaiting = List.of();
    @RestQuery
    @Parameter(description = "Posted longer ago than this ISO 8601 duration, for example P2D")
    public @Nullable String olderThan;
    @RestQuery
    @Parameter(description = "Linked to this address, as it was recorded: a ticket, documentation, an idea, or what settled it")
    public @Nullable String link;
    @RestQuery
    @Parameter(description = "true: documentation debt, which is what was settled without any link. TROUBLESHOOTING and QUESTION only, "
            + "without history and what is gone from its place", schema = @Schema(type = SchemaType.BOOLEAN))
    public @Nullable String debt;
    @RestQuery
    @Parameter(description = "How many at most, 1 to 500; 50 if not given", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    public @Nullable String limit;
    @RestQuery
    @Parameter(description = "nextCursor of the page before")
    public @Nullable String cursor;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem naming the parameter that is not right, and what it may be */
    public Filter filter(Community community, Instant now) {
        Collection<String> people = Stream.concat(community.people().keySet().stream(), Stream.of(Filter.NOBODY))
                .toList();
        return new Filter(ids(), constants("state", state, QuestionState.values()),
                constants("type", type, QuestionType.values()),
                values("source", source, community.sources().keySet(), Function.identity()),
                values("assignee", assignee, people, Function.identity()),
                constants("awaiting", awaiting, Turn.values()),
                given(olderThan).map(text -> now.minus(IsoTime.duration(text).orElseThrow(() -> Problem.invalid(
                        "olderThan=" + text + " is no ISO 8601 duration: write for example P2D or PT36H.")))),
                given(link).map(QuestionQuery::address), isDebt(), false);
    }

    /** Whether only documentation debt is wanted. */
    public boolean isDebt() {
        if (given(debt).isEmpty()) {
            return false;
        } else if (!"true".equals(debt)) {
            throw Problem.invalid("debt=" + debt + " is not known: write true, or leave it out.");
        } else if (!wantsSettled()) {
            throw Problem.invalid("debt=true lists what is settled: write state=SETTLED, or leave state out.");
        }
        return true;
    }

    private boolean wantsSettled() {
        String states = String.join(",", state).toUpperCase(Locale.ROOT);
        return states.isBlank() || states.contains(QuestionState.SETTLED.name());
    }

    private Set<String> ids() {
        if (id.stream().anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw Problem.invalid("id holds a character 0, which no id of a question does.");
        }
        return id.stream().filter(text -> !text.isBlank()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String address(String link) {
        if (!Link.isWebAddress(link)) {
            throw Problem.invalid("link is no address of a web page: give one that starts with https:// or http://.");
        }
        return link;
    }

    public Optional<Cursor> after() {
        return given(cursor).map(text -> Cursor.parse(text).orElseThrow(() -> Problem.invalid(
                "cursor is none that was handed out: give a nextCursor of an answer, or none for the first page.")));
    }

    public int limit() {
        return given(limit).map(text -> {
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
                throw Problem.invalid("limit=" + text + " is not from 1 to " + MOST + ".");
            }
            return Integer.parseInt(text);
        }).orElse(USUAL);
    }

    private static <E extends Enum<E>> Set<E> constants(String parameter, List<String> given, E[] all) {
        return values(parameter, given.stream().map(text -> text.toUpperCase(Locale.ROOT)).toList(),
                Arrays.stream(all).map(Enum::name).toList(), name -> Enum.valueOf(all[0].getDeclaringClass(), name));
    }

    private static <T> Set<T> values(String parameter, List<String> given, Collection<String> allowed,
            Function<String, T> value) {
        return given.stream().flatMap(text -> Arrays.stream(text.split(","))).filter(text -> !text.isBlank())
                .map(text -> {
                    if (!allowed.contains(text.strip())) {
                        throw Problem.invalid(parameter + "=" + text + " is not known: write "
                                + allowed.stream().sorted().collect(Collectors.joining(", ")) + ".");
                    }
                    return value.apply(text.strip());
                }).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
