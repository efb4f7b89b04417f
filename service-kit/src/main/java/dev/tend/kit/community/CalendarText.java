package dev.tend.kit.community;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bytes of an iCalendar file as text. */
public final class CalendarText {

    /** RFC 5545 wants UTF-8 (3.1.4); what is none comes from programs of Windows. */
    private static final Charset OTHERWISE = Charset.forName("windows-1252");

    private CalendarText() {
    }

    /**
     * Without the mark of UTF-8, and without the character 0, which Postgres can't keep. Each line is read by itself, so that a wrong
     * octet spoils no other.
     */
    public static String of(byte[] bytes) {
        return Pattern.compile("(?<=\n)").splitAsStream(joined(bytes)).map(CalendarText::line)
                .collect(Collectors.joining()).replace("\0", "");
    }

    /** Octets as characters. A line that is folded in the middle of a character, since folds go by octets, is folded behind it. */
    private static String joined(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", "")
                .replaceAll("(\r?\n[ \t])([\\x80-\\xBF]{1,3})", "$2$1");
    }

    private static String line(String octets) {
        byte[] line = octets.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            return new String(line, OTHERWISE);
        }
    }
}
