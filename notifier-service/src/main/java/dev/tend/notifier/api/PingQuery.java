package dev.tend.notifier.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.notifier.ping.PingState;

/** What a request wants of the ledger. */
public class PingQuery {

    private static final int MOST = 500;
    private static final int USUAL = 50;

    @RestQuery
    @Parameter(description = "A question's id, for example github:orbit/probe#17")
    public @Nullable String question;
    @RestQuery
    @Parameter(description = "A destination's key in community.yaml")
    public @Nullable String destination;
    @RestQuery
    @Parameter(description = "How it stands with a ping; all if not given", schema = @Schema(implementation = PingState.class))
    public @Nullable String state;
    @RestQuery
    @Parameter(description = "How many at most, 1 to 500; 50 if not given", schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "50"))
    public @Nullable String limit;
    @RestQuery
    @Parameter(description = "nextCursor of the page before")
    public @Nullable String cursor;

    Optional<PingState> wantedState() {
        return given(state).map(text -> Arrays.stream(PingState.values())
                .filter(value -> value.name().equals(text.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> invalid("state=" + text + " is not known: write one of "
                        + Arrays.stream(PingState.values()).map(PingState::name).collect(Collectors.joining(", "))
                        + ".")));
    }

    int wantedLimit() {
        return given(limit).map(text -> {
            if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
                throw invalid("limit=" + text + " is not from 1 to " + MOST + ".");
            }
            return Integer.parseInt(text);
        }).orElse(USUAL);
    }

    /** The ledger's place to go on from, downwards. */
    long before() {
        return given(cursor).map(text -> {
            try {
                return Long.parseLong(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
            } catch (IllegalArgumentException e) {
                throw invalid("cursor is none that was handed out: give a nextCursor of an answer, "
                        + "or none for the first page.");
            }
        }).orElse(Long.MAX_VALUE);
    }

    static String cursor(long place) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Long.toString(place).getBytes(StandardCharsets.US_ASCII));
    }

    Optional<String> wantedQuestion() {
        return given(question);
    }

    Optional<String> wantedDestination() {
        return given(destination);
    }

    private static Optional<String> given(@Nullable String text) {
        if (text != null && text.indexOf(0) >= 0) {
            throw invalid("question and destination hold no character 0.");
        }
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }

    private static HttpProblem invalid(String detail) {
        return HttpProblem.builder().withStatus(400).withTitle("Bad Request").withDetail(detail).build();
    }
}
