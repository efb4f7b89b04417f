package dev.tend.notifier.message;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tend.events.QuestionSummary;
import dev.tend.kit.Cut;
import dev.tend.kit.community.Community;

/** A text to answer with, as a chat shows it: on one line, its beginning. What it links to can be clicked, where we wrote that. */
record Suggestion(Community community, Markup markup) {

    /** The board has all of it. */
    private static final int LONGEST = 800;
    private static final Pattern ADDRESS = Pattern
            .compile("https?://[^\\s<>\"'()\\[\\]{}]*[^\\s<>\"'()\\[\\]{}.,;:!?]");

    /** Empty where no response fits. */
    Optional<Shown> to(QuestionSummary question) {
        return community.responsesTo(question, false).stream().findFirst()
                .map(text -> text.length() > LONGEST ? Cut.of(text, LONGEST) + "…" : text)
                .map(text -> new Shown(written(text, question), markup));
    }

    private String written(String text, QuestionSummary question) {
        StringBuilder written = new StringBuilder();
        int from = 0;
        for (Matcher address = ADDRESS.matcher(text); address.find();) {
            if (isOurs(address.group(), question)) {
                Untrusted url = new Untrusted(address.group());
                written.append(escaped(text.substring(from, address.start()))).append(markup.link(url, url, LONGEST));
                from = address.end();
            }
        }
        return written.append(escaped(text.substring(from))).toString();
    }

    /** A title may hold an address too, which nobody is to click. */
    private boolean isOurs(String address, QuestionSummary question) {
        return address.equals(question.url()) || community.responses().values().stream()
                .flatMap(response -> response.texts().stream()).anyMatch(text -> text.contains(address));
    }

    private String escaped(String part) {
        String escaped = markup.escape(new Untrusted(part), 2 * LONGEST);
        String before = part.isEmpty() || !Character.isWhitespace(part.charAt(0)) ? "" : " ";
        String after = part.isBlank() || !Character.isWhitespace(part.charAt(part.length() - 1)) ? "" : " ";
        return before + escaped + after;
    }
}
