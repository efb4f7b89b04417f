package dev.tend.kit.community;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The bytes of an iCalendar file as text. */
public final class CalendarText {

    /** RFC 5545 wants UTF-8 (3.1.4); what is none comes from programs of Windows. */
    private static final Charset OTHERWISE = Charset.forName("windows-1252");

    private CalendarText() {
    }

    /** Without the mark of UTF-8, and without the character 0, which Postgres can't keep. */
    public static String of(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(joined(bytes))).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, OTHERWISE);
        }
        return text.replace("\0", "").replaceFirst("^\uFEFF", "");
    }

    /** With lines that are folded in the middle of a character folded behind it: octets are counted there, not characters. */
    private static byte[] joined(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("(\r?\n[ \t])([\\x80-\\xBF]{1,3})", "$2$1")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
