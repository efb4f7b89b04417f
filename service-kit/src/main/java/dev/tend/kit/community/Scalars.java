package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.tend.events.QuestionType;

/** What a text stands for, by the place where it stands. Numbers and booleans are texts where texts are wanted. */
record Scalars(Environment environment, Map<String, Set<String>> keys, Path file) {

    /** @param section the section of the file where it stands */
    Object read(String text, Place place, String section) throws Wrong {
        return switch (place.name()) {
            case "secret" -> environment.secret(text, section);
            case "address" -> environment.address(text, section);
            case "zone" -> Times.zone(text);
            case "duration" -> Times.duration(text);
            case "poll" -> Times.poll(text);
            case "period" -> Times.period(text);
            case "wall-time" -> Times.wallTime(text);
            case "date" -> Times.date(text);
            case "calendar" -> Environment.isAddress(text)
                    ? environment.calendar(text, section)
                    : OnCall.read(plain(text, place), file);
            case "holiday" -> Environment.isAddress(text)
                    ? environment.calendar(text, section)
                    : Holidays.read(text, file);
            case "time" -> Times.time(text);
            case "pattern" -> pattern(plain(text, place));
            case "flag" -> plain(text, place).toUpperCase(Locale.ROOT);
            case "type" -> type(text, place);
            default -> simple(text, place);
        };
    }

    private Object simple(String text, Place place) throws Wrong {
        if (place.allows("boolean")) {
            return Boolean.valueOf(known(text, List.of("true", "false")));
        } else if (place.allows("number")) {
            return number(text, place);
        } else if (!place.get("enum").isMissingNode()) {
            return known(text, Place.texts(place.get("enum")));
        } else if (!place.get("x-key-of").isMissingNode()) {
            return reference(text, place);
        }
        return plain(text, place);
    }

    private String reference(String text, Place place) throws Wrong {
        Set<String> sections = Place.texts(place.get("x-key-of"));
        Set<String> known = new LinkedHashSet<>();
        sections.forEach(section -> known.addAll(keys.getOrDefault(section, Set.of())));
        known.addAll(Place.texts(place.get("x-also")));
        if (!known.contains(text)) {
            throw new Wrong(quote(text) + " is not in " + String.join(" or ", sections),
                    known.isEmpty() ? "add it there" : choice(text, known));
        }
        return text;
    }

    private static String known(String text, Collection<String> words) throws Wrong {
        if (!words.contains(text)) {
            throw new Wrong(quote(text) + " can't stand here", choice(text, words));
        }
        return text;
    }

    /** The one that was meant, and all that are possible. */
    static String choice(String text, Collection<String> known) {
        return Spelling.closest(text, known).map(meant -> "did you mean " + quote(meant) + "? Possible: ")
                .orElse("write one of ")
                + String.join(", ", known);
    }

    private static Double number(String text, Place place) throws Wrong {
        JsonNode least = place.get("minimum");
        JsonNode most = place.get("maximum");
        if (text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            double number = Double.parseDouble(text);
            if (number >= least.asDouble() && number <= most.asDouble()) {
                return number;
            }
        }
        throw new Wrong(quote(text) + " is not right");
    }

    private static QuestionType type(String text, Place place) throws Wrong {
        Set<String> types = Place.texts(place.get("anyOf").path(0).path("enum"));
        String word = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return QuestionType.valueOf(known(types.contains(word) ? word : text, types));
    }

    private static String pattern(String text) throws Wrong {
        if (!Repetitions.fit(text)) {
            throw new Wrong(quote(text) + " repeats too much, one repetition within another", "ask for fewer");
        }
        try {
            Pattern.compile(text, Pattern.CASE_INSENSITIVE);
            return text;
        } catch (PatternSyntaxException e) {
            throw new Wrong(quote(text) + " does not compile: " + e.getDescription());
        }
    }

    private static String plain(String text, Place place) throws Wrong {
        if (Environment.isName(text)) {
            throw new Wrong("the environment is not read here", "write the value itself");
        } else if (text.isBlank()) {
            throw new Wrong("it is empty");
        } else if (text.length() > place.get("maxLength").asInt(Integer.MAX_VALUE)) {
            throw new Wrong("it is longer than " + place.get("maxLength").asText() + " characters");
        } else if (!text.matches(place.get("pattern").asText("(?s).*"))) {
            throw new Wrong(quote(text) + " is not right");
        }
        return text;
    }
}
