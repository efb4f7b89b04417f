package dev.tend.classifier.type;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

import dev.tend.kit.LowerCase;

/**
 * A post, taken apart into what its author wrote as prose, as headings and as code. Left out is what others wrote (quotes) and
 * what a form wrote (comments, check boxes, fields without an answer).
 */
public final class Post {

    /** Parts of a post. */
    public enum Part {
        TITLE, HEADING, PROSE, CODE
    }

    /** How much of a text is looked at, in characters: what a post is shows early, and logs are long. */
    public static final int LOOKED_AT = 16 * 1024;

    /** Forms mark so what was left empty. */
    private static final String NO_RESPONSE = "_no response_";
    /** Matched against single lines of bounded length, without nested repetition: linear. */
    private static final Pattern CHECK_BOX = Pattern.compile("^[-*] \\[[ xX]] ");
    private static final Pattern BOLD_HEADING = Pattern.compile("\\*\\*[^*]+\\*\\*:?");

    private final Map<Part, StringBuilder> parts = new EnumMap<>(Part.class);
    private final Map<Part, String> lowerCase = new EnumMap<>(Part.class);

    private Post(String title, String body) {
        for (Part part : Part.values()) {
            parts.put(part, new StringBuilder());
        }
        add(Part.TITLE, title);
        read(withoutQuotes(cut(body)));
        parts.forEach((part, text) -> lowerCase.put(part, lowerCase(text.toString())));
    }

    public static Post of(String title, String body) {
        return new Post(title, body);
    }

    /** How many words a text has that its author wrote: neither quoted, nor a field of a form that has no answer. */
    public static int words(String body) {
        return withoutQuotes(body).lines().map(String::strip).filter(line -> !lowerCase(line).equals(NO_RESPONSE))
                .mapToInt(line -> Phrases.words(CHECK_BOX.matcher(line).replaceFirst("")).size()).sum();
    }

    /** The beginning of a text that is looked at. */
    private static String cut(String body) {
        return body.length() > LOOKED_AT ? body.substring(0, LOOKED_AT) : body;
    }

    String text(Part part) {
        return parts.get(part).toString();
    }

    String lowerCaseText(Part part) {
        return lowerCase.get(part);
    }

    /** The text without what it quotes from others (Markdown, BBCode, HTML) and without HTML comments. */
    public static String withoutQuotes(String text) {
        String own = withoutComments(text.replace("\r\n", "\n"));
        own = without(own, "[quote", "[/quote]");
        own = without(own, "<blockquote", "</blockquote>");
        own = without(own, "<aside class=\"quote", "</aside>");
        StringBuilder lines = new StringBuilder(own.length());
        own.lines().filter(line -> !line.stripLeading().startsWith(">"))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    /** The text without HTML comments, which nobody sees where it is shown. Forms hold their instructions in them. */
    public static String withoutComments(String text) {
        return without(text, "<!--", "-->");
    }

    private static String without(String text, String start, String end) {
        int from = text.indexOf(start);
        if (from < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        while (from >= 0) {
            kept.append(text, at, from);
            int until = text.indexOf(end, from);
            at = until < 0 ? text.length() : until + end.length();
            from = text.indexOf(start, at);
        }
        return kept.append(text, at, text.length()).toString();
    }

    private void read(String body) {
        String fence = "";
        String heading = "";
        for (String line : (Iterable<String>) body.lines()::iterator) {
            String stripped = line.strip();
            if (!fence.isEmpty()) {
                if (stripped.equals(fence)) {
                    fence = "";
                } else {
                    add(Part.CODE, line);
                }
            } else if (stripped.startsWith("```") || stripped.startsWith("~~~")) {
                heading = flush(heading);
                fence = stripped.substring(0, 3);
            } else if (isHeading(stripped)) {
                flush(heading);
                heading = stripped;
            } else if (lowerCase(stripped).equals(NO_RESPONSE)) {
                heading = "";
            } else if (!stripped.isEmpty() && !CHECK_BOX.matcher(stripped).find()) {
                heading = flush(heading);
                add(Part.PROSE, line);
            }
        }
        flush(heading);
    }

    /** A heading counts only once it is known that its field has an answer. */
    private String flush(String heading) {
        if (!heading.isEmpty()) {
            add(Part.HEADING, heading);
        }
        return "";
    }

    private static boolean isHeading(String line) {
        return line.startsWith("#") && line.contains(" ") || BOLD_HEADING.matcher(line).matches();
    }

    private void add(Part part, String line) {
        parts.get(part).append(line).append('\n');
    }

    private static String lowerCase(String text) {
        return LowerCase.of(text).replace('\u2019', '\'');
    }
}
