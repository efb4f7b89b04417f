package dev.tend.ingest.discourse;

import java.util.Map;

/** Discourse's HTML of a post as plain text, for forums that do not show what was typed. Not a sanitiser: the result is text. */
final class Cooked {

    private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "#39",
            "'", "nbsp", " ", "hellip", "…");
    private static final int LONGEST_ENTITY = 8;

    private Cooked() {
    }

    /** In time linear in the length. Block ends become line ends, tags go, entities are read. */
    static String text(String html) {
        StringBuilder text = new StringBuilder(html.length());
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            int end = c == '<' ? html.indexOf('>', i) : -1;
            if (end > 0) {
                if (endsLine(html, i + 1)) {
                    text.append('\n');
                }
                i = end + 1;
            } else if (c == '<') {
                break;
            } else {
                i += append(text, html, i);
            }
        }
        return text.toString().strip();
    }

    private static boolean endsLine(String html, int tag) {
        return html.startsWith("br", tag) || html.startsWith("/p", tag) || html.startsWith("/li", tag)
                || html.startsWith("/pre", tag) || html.startsWith("/h", tag) || html.startsWith("/blockquote", tag);
    }

    private static int append(StringBuilder text, String html, int i) {
        if (html.charAt(i) == '&') {
            int end = html.substring(i, Math.min(html.length(), i + LONGEST_ENTITY)).indexOf(';');
            String character = end < 0 ? null : ENTITIES.get(html.substring(i + 1, i + end));
            if (character != null) {
                text.append(character);
                return end + 1;
            }
        }
        text.append(html.charAt(i));
        return 1;
    }
}
