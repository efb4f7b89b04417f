package dev.tend.rotation.queue;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Questions that are known as a whole, for what reads the outlines of all and then a few of them as a whole. */
public final class Loaded {

    private Loaded() {
    }

    public static Function<Collection<String>, List<Question>> from(Collection<Question> questions) {
        return ids -> questions.stream().filter(question -> ids.contains(question.id())).toList();
    }
}
