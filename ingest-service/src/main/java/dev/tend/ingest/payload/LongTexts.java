package dev.tend.ingest.payload;

/** Texts of JSON that are longer than anybody will read. A parser needs several times their bytes of heap for them. */
public final class LongTexts {

    /** In bytes as they stand, of which an escaped character takes up to six: more than the 64 KiB that are carried on. */
    static final int MOST = 512 * 1024;

    private static final int ESCAPE = 6;

    private LongTexts() {
    }

    /**
     * Cuts each to its first half MiB, in place, and never within a character.
     *
     * @return how many of the bytes hold the JSON now
     */
    public static int cut(byte[] json) {
        int to = 0;
        int start = 0;
        int escaped = 0;
        boolean inText = false;
        boolean cutting = false;
        for (int from = 0; from < json.length; from++) {
            byte b = json[from];
            if (b == '"') {
                inText = !inText;
                cutting = false;
                start = to + 1;
            }
            cutting |= inText && to - start >= MOST && isFirst(b) && to >= escaped;
            int length = inText && b == '\\' && from + 1 < json.length ? 2 : 1;
            if (!cutting) {
                json[to] = b;
                json[to + length - 1] = json[from + length - 1];
                escaped = length == 2 && json[to + 1] == 'u' ? to + ESCAPE : escaped;
                to += length;
            }
            from += length - 1;
        }
        return to;
    }

    /** Of the bytes of a character in UTF-8. */
    private static boolean isFirst(byte b) {
        return (b & 0xC0) != 0x80;
    }
}
