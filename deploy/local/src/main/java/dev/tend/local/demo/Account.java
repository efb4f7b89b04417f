package dev.tend.local.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells on the terminal what became of each scene, in lines that fit. */
final class Account {

    private static final int WIDTH = 100;
    private static final String INDENT = "       ";
    private static final int LABEL = 24;

    private final PrintStream out;
    private final Map<String, String> people;
    private final Set<String> typed = new HashSet<>();

    /** @param people names by key */
    Account(PrintStream out, Map<String, String> people) {
        this.out = out;
        this.people = people;
    }

    void legend() {
        out.println();
        lines("", "Each scene is one thing that happens at GitHub or in a forum. Below it stands:");
        lines("answered", "what Tend answers the webhook that tells of it");
        lines("type", "what kind of question it is, how sure Tend is, and why");
        lines("now", "whose question it is, whose turn it is to write, and what else is known");
        lines("posted in", "the chat channels that get a message, and the message");
        out.flush();
    }

    void scene(int number, Scene scene, List<Integer> answers, Seen seen, List<String> notSo) {
        out.printf("%n%4d.  %s%n", number, scene.title());
        lines("", "\"" + scene.says() + "\"");
        lines("answered", String.join(" ", answers.stream().map(Account::status).distinct().toList())
                + (answers.size() > 1 ? ", each of the " + answers.size() : ""));
        if (scene.question().isPresent() && !seen.question().isMissingNode()) {
            question(seen.question());
        }
        seen.messages().forEach((channel, messages) -> messages.forEach(message -> {
            lines("posted in " + channel, message);
        }));
        if (seen.messages().isEmpty()) {
            lines("posted in", "no channel");
        }
        notSo.forEach(what -> lines("NOT SO", what));
        out.flush();
    }

    private void question(JsonNode question) {
        if (typed.add(question.path("id").asText())) {
            lines("type",
                    question.path("type").asText() + ", " + Math.round(100 * question.path("confidence").asDouble())
                            + " % sure: " + String.join("; ", texts(question.path("reasons"))));
        }
        List<String> now = new ArrayList<>();
        if (!question.path("state").asText().equals("OPEN")) {
            now.add(question.path("state").asText());
        }
        now.add(turn(question.path("awaiting").asText()));
        if (question.path("answered").asBoolean()) {
            now.add("answered");
        }
        texts(question.path("aged")).forEach(threshold -> now.add("AGED: " + threshold));
        if (question.path("visibility").asText().equals("PRIVATE")) {
            now.add("PRIVATE");
        }
        String assignee = question.path("assignee").asText();
        lines("now", people.getOrDefault(assignee, "nobody") + "'s; " + String.join("; ", now));
    }

    private static String turn(String turn) {
        return switch (turn) {
            case "TEAM" -> "the team's turn";
            case "AUTHOR" -> "the asker's turn";
            case "COMMUNITY" -> "the community's turn";
            default -> "nobody's turn";
        };
    }

    private static String status(int status) {
        return switch (status) {
            case 200 -> "200 (understood; no question, so nothing to do)";
            case 202 -> "202 (taken in: it is safe in Kafka)";
            case 400 -> "400 (refused: it can't be read)";
            case 401 -> "401 (refused: the signature is wrong)";
            default -> Integer.toString(status);
        };
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** A label, and its text broken between words and indented under itself. */
    private void lines(String label, String text) {
        String start = INDENT + (label.isEmpty() ? "" : String.format("%-" + LABEL + "s", label));
        String next = " ".repeat(start.length());
        int width = WIDTH - next.length();
        for (String paragraph : text.strip().split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ")) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    out.println(start + line);
                    start = next;
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            out.println(start + line);
            start = next;
        }
    }
}
