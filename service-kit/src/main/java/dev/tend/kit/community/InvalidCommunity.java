package dev.tend.kit.community;

import java.util.List;
import java.util.stream.Collectors;

/** A {@code community.yaml} that can't be used. Its message has a line {@code FILE:LINE: what: remedy} for each thing that is wrong. */
public final class InvalidCommunity extends Exception {

    /**
     * @param line from 1
     * @param message what is wrong
     * @param remedy what to write instead
     */
    public record Problem(int line, String message, String remedy) {

        @Override
        public String toString() {
            return line + ": " + message + ": " + remedy;
        }
    }

    private final transient List<Problem> problems;

    public InvalidCommunity(String file, List<Problem> problems) {
        super(problems.stream().map(problem -> file + ":" + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
