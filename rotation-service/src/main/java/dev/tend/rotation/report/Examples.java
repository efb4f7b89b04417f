package dev.tend.rotation.report;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.tend.rotation.queue.Question;

/** Questions that a report shows, read by their ids. One that became restricted meanwhile is not shown. */
record Examples(Function<Collection<String>, List<Question>> load) {

    /** In the order of the ids. */
    List<Figures.Example> of(List<String> ids) {
        Map<String, Question> found = load.apply(ids).stream().filter(Question::mayBePublic)
                .collect(Collectors.toMap(Question::id, question -> question));
        return ids.stream().filter(found::containsKey).map(found::get)
                .map(question -> new Figures.Example(question.id(),
                        question.summary().url(), question.summary().title(), question.summary().postedAt()))
                .toList();
    }
}
