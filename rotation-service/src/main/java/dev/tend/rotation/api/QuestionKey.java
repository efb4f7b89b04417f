package dev.tend.rotation.api;

import java.util.UUID;
import java.util.regex.Pattern;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.events.QuestionId;

/** The part of a URL that names a question: its key, or its id. */
final class QuestionKey {

    private static final Pattern KEY = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private QuestionKey() {
    }

    static UUID parse(String text) {
        return KEY.matcher(text).matches() ? UUID.fromString(text) : QuestionId.key(text);
    }

    static HttpProblem unknown() {
        return Problem.notFound("There is no such question here: take the key of one that GET /api/questions lists.");
    }
}
