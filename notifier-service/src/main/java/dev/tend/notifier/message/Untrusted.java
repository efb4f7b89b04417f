package dev.tend.notifier.message;

/**
 * Text that anybody on the internet may have written: titles, names, labels, notes. A type of its own, so that it can't get into
 * a message but through a {@link Markup}, which escapes it.
 */
public record Untrusted(String text) {

    /** What stands for one character in a message. */
    @FunctionalInterface
    public interface Escaper {

        /**
         * @param previous the code point before, or -1
         * @param next the code point after, or -1
         */
        String escape(int previous, int codePoint, int next);
    }

    /** On one line, without control, format and bidi characters, each character escaped, cut to {@code most} chars of output. */
    public String written(Escaper escaper, int most) {
        int[] points = clean();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            String escaped = escaper.escape(i == 0 ? -1 : points[i - 1], points[i],
                    i + 1 == points.length ? -1 : points[i + 1]);
            int room = i + 1 == points.length ? most : most - 1;
            if (out.length() + escaped.length() > room) {
                return out.append('…').toString();
            }
            out.append(escaped);
        }
        return out.toString();
    }

    private int[] clean() {
        StringBuilder clean = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> {
                }
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR ->
                    clean.append(' ');
                default -> clean.appendCodePoint(point);
            }
        });
        return clean.toString().strip().replaceAll(" +", " ").codePoints().toArray();
    }

    /** Never the text: what is put into a log or a string by mistake gives nothing away and breaks nothing. */
    @Override
    public String toString() {
        return "(untrusted text)";
    }
}
