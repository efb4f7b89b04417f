package dev.tend.rotation.board;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A filter of the board: one link per value.
 *
 * @param parameter its name in the URL
 * @param chosen whether one is in force
 */
public record Choices(String parameter, List<Choice> choices, boolean chosen) {

    /** @param value as in the URL; empty for all */
    public record Choice(String value, String label, String href, boolean chosen) {
    }

    /**
     * @param labels what stands on the links, by value
     * @param inForce all parameters of this page's URL
     */
    static Choices of(String parameter, Map<String, String> labels, Map<String, String> inForce) {
        String current = inForce.getOrDefault(parameter, "");
        List<Choice> choices = new ArrayList<>();
        labels.forEach((value, label) -> {
            Map<String, String> then = new LinkedHashMap<>(inForce);
            then.put(parameter, value);
            choices.add(new Choice(value, label, href(then), value.equals(current)));
        });
        return new Choices(parameter, choices, !current.isEmpty());
    }

    /** The board with these parameters; empty ones are left out. */
    static String href(Map<String, String> parameters) {
        String query = parameters.entrySet().stream().filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/" : "/?" + query;
    }
}
