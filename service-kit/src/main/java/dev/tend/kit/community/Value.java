package dev.tend.kit.community;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A value of the file after {@link Shape} has read it.
 *
 * @param path how people find it: {@code sources.forum.kind}
 * @param line from 1; 0 where it is not in the file
 * @param content a Map or a List of values, what the text stands for, or null where it is wrong or absent
 */
record Value(String path, int line, @Nullable Object content) {

    private static final Value ABSENT = new Value("", 0, null);

    /** Whether it stands in the file, be it right or wrong. */
    boolean given() {
        return line > 0;
    }

    Value get(String key) {
        return entries().getOrDefault(key, ABSENT);
    }

    @SuppressWarnings("unchecked")
    Map<String, Value> entries() {
        return content instanceof Map<?, ?> map ? (Map<String, Value>) map : Map.of();
    }

    @SuppressWarnings("unchecked")
    List<Value> items() {
        return content instanceof List<?> list ? (List<Value>) list : List.of();
    }

    <T> Optional<T> as(Class<T> type) {
        return Optional.ofNullable(content).filter(type::isInstance).map(type::cast);
    }

    /** What it is, where the file is known to be right and to have it. */
    <T> T is(Class<T> type) {
        return as(type).orElseThrow(() -> new IllegalStateException(path + " is no " + type.getSimpleName()));
    }

    Optional<String> text() {
        return as(String.class);
    }

    Set<String> texts() {
        return items().stream().flatMap(item -> item.text().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
