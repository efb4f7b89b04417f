package dev.tend.ingest.fact;

import java.nio.charset.StandardCharsets;

/**
 * The text of a post as it is carried on.
 *
 * @param cut whether it was longer, and is marked so at its end
 */
public record Text(String text, boolean cut) {

    /** In bytes of UTF-8, the mark included. */
    static final int LIMIT = 64 * 1024;
    static final String MARK = "… [cut]";
    public static final Text NONE = new Text("", false);

    /** Cuts what is longer than 64 KiB of UTF-8, never within a character. */
    public static Text of(String text) {
        if (text.length() * 3L <= LIMIT) {
            return new Text(text, false);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LIMIT) {
            return new Text(text, false);
        }
        int end = LIMIT - MARK.getBytes(StandardCharsets.UTF_8).length;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new Text(new String(bytes, 0, end, StandardCharsets.UTF_8) + MARK, true);
    }
}
