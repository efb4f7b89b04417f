package dev.tend.kit;

/**
 * Texts in lower case, character by character. {@link String#toLowerCase} lets some letters grow (U+0130 becomes two) and looks around
 * others (the Greek sigma), and takes time by the square of a text that consists of such letters. What strangers write is only lowered
 * here, and so is what it is compared with.
 */
public final class LowerCase {

    private LowerCase() {
    }

    /** Returns the text in lower case; it has as many characters as before. */
    public static String of(String text) {
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (i + 1 < characters.length && Character.isSurrogatePair(characters[i], characters[i + 1])) {
                int letter = Character.toCodePoint(characters[i], characters[i + 1]);
                Character.toChars(Character.toLowerCase(letter), characters, i);
                i++;
            } else {
                characters[i] = Character.toLowerCase(characters[i]);
            }
        }
        return new String(characters);
    }
}
