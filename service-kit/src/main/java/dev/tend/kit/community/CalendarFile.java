package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;

/** Reads what is iCalendar (RFC 5545). */
final class CalendarFile {

    /** As far as what comes again and again is followed: longer than anybody's file. */
    static final LocalDate HORIZON = LocalDate.of(2100, 1, 1);

    /** Of a calendar, so that none fills the memory: more than three shifts a day until then. */
    static final int MOST_TIMES = 200_000;

    @FunctionalInterface
    interface Reader<T> {
        T read(List<VEvent> events) throws Wrong;
    }

    private CalendarFile() {
    }

    /**
     * @param text the path, as the file has it
     * @param file the file that names it
     * @param otherwise what may be written instead
     */
    static <T> T read(String text, Path file, String otherwise, Reader<T> reader) throws Wrong {
        try (java.io.Reader in = new InputStreamReader(Files.newInputStream(file.resolveSibling(text)),
                StandardCharsets.UTF_8)) {
            return read(in, quote(text), "export it as iCalendar (.ics), or write " + otherwise, reader);
        } catch (IOException e) {
            throw new Wrong(quote(text) + " can't be read", "put it next to this file, or write " + otherwise);
        }
    }

    /**
     * @param name how messages call it
     * @param remedy for what is no calendar
     */
    static <T> T read(java.io.Reader in, String name, String remedy, Reader<T> reader) throws Wrong, IOException {
        try {
            return reader.read(new CalendarBuilder().build(in).getComponents(Component.VEVENT));
        } catch (ParserException | RuntimeException e) {
            throw new Wrong(name + " is no iCalendar file", remedy);
        }
    }
}
