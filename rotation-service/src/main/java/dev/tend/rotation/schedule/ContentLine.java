package dev.tend.rotation.schedule;

import java.nio.charset.StandardCharsets;

/** A line of an iCalendar file as RFC 5545 wants it, section 3.1 (folding) and 3.3.11 (text). */
final class ContentLine {

    private static final int MOST_OCTETS = 75;

    private ContentLine() {
    }

    static String of(String name, String value) {
        StringBuilder line = new StringBuilder();
        int octets = 0;
        int[] characters = (name + ":" + value).codePoints().toArray();
        for (int character : characters) {
            String text = Character.toString(character);
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > MOST_OCTETS) {
                line.append("\r\n ");
                octets = 1;
            }
            line.append(text);
            octets += length;
        }
        return line.append("\r\n").toString();
    }

    /** A line whose value is text that people wrote: no character of it can end the line or the value. */
    static String ofText(String name, String text) {
        String escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
                .replaceAll("\\R", "\\\\n").replaceAll("\\p{Cntrl}", "");
        return of(name, escaped);
    }
}
