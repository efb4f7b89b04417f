package dev.tend.local.demo;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

/** Something that is to be so after a scene. */
record Expectation(String what, Predicate<Seen> holds) {

    static Expectation typed(QuestionType type) {
        return new Expectation("it is typed " + type, seen -> seen.text("type").equals(type.name()));
    }

    static Expectation state(String state) {
        return new Expectation("it is " + state, seen -> seen.text("state").equals(state));
    }

    static Expectation isFor(String person) {
        return new Expectation("it is " + person + "'s, who is on duty", seen -> seen.text("assignee").equals(person));
    }

    static Expectation turn(Turn turn) {
        return new Expectation("it is the turn of " + turn, seen -> seen.text("awaiting").equals(turn.name()));
    }

    static Expectation answered(boolean answered) {
        return new Expectation(answered ? "it counts as answered" : "it does not count as answered",
                seen -> seen.question().path("answered").asBoolean(!answered) == answered);
    }

    static Expectation aged(String threshold) {
        return new Expectation("it has aged: " + threshold,
                seen -> texts(seen.question().path("aged")).contains(threshold));
    }

    static Expectation hidden() {
        return new Expectation("it is marked PRIVATE", seen -> seen.text("visibility").equals("PRIVATE"));
    }

    static Expectation toldOnce(Channel channel) {
        return new Expectation(channel + " is told once", seen -> seen.told(channel).size() == 1);
    }

    static Expectation notTold(Channel channel) {
        return new Expectation(channel + " is not told", seen -> seen.told(channel).isEmpty());
    }

    static Expectation nobodyIsTold() {
        return new Expectation("nobody is told", seen -> seen.messages().isEmpty());
    }

    static Expectation says(Channel channel, String text) {
        return new Expectation(channel + " reads " + text,
                seen -> seen.told(channel).stream().anyMatch(message -> message.contains(text)));
    }

    static Expectation neverSays(Channel channel, String text) {
        return new Expectation(channel + " never reads " + text,
                seen -> seen.told(channel).stream().noneMatch(message -> message.contains(text)));
    }

    /** Over the whole story up to now. */
    static Expectation questions(int count) {
        return new Expectation("there are " + count + " questions", seen -> seen.questions() == count);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
