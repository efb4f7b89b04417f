package dev.tend.events;

/**
 * Text that others wrote, in a form that every store and every reader can take. PostgreSQL can't keep the character 0, UTF-8 can't
 * express halves of surrogate pairs, and other control characters only confuse terminals and chats.
 */
public final class CleanText {

    private static final char REPLACEMENT = '\uFFFD';

    private CleanText() {
    }

    /**
     * Returns the text without control characters, of which only tab, line feed and carriage return stay. A half of a surrogate pair
     * becomes the replacement character U+FFFD.
     */
    public static String of(String text) {
        int first = firstOdd(text);
        if (first < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append(REPLACEMENT);
            } else if (!isUnwanted(c)) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    /**
     * Returns the text cleaned, on one line and without space at its ends: for titles, names, labels and addresses.
     *
     * @param most how many UTF-16 characters are kept; a surrogate pair is not cut in two
     */
    public static String line(String text, int most) {
        String line = of(text).replace('\n', ' ').replace('\r', ' ').replace('\t', ' ').strip();
        if (line.length() <= most) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most).strip();
    }

    private static int firstOdd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPair(text, i)) {
                i++;
            } else if (isUnwanted(c) || Character.isSurrogate(c)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static boolean isUnwanted(char c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
    }
}
