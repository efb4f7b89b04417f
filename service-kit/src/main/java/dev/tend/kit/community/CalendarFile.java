package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.DefaultContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;

/** Reads what is iCalendar (RFC 5545). */
final class CalendarFile {

    /** As far as what comes again and again is followed: longer than anybody's file. */
    static final LocalDate HORIZON = LocalDate.of(2100, 1, 1);

    /** Of a calendar, so that none fills the memory: more than three shifts a day until then. */
    static final int MOST_TIMES = 200_000;

    /** The parameter with the zone of a time, which is itself as the clock on the wall shows it. */
    static final String ZONE = "X-ZONE";

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
            List<VEvent> events = new ArrayList<>();
            new CalendarParserImpl().parse(withoutBlankLines(in),
                    new AsWritten(calendar -> events.addAll(calendar.getComponents(Component.VEVENT))));
            return reader.read(events);
        } catch (ParserException | RuntimeException e) {
            throw new Wrong(name + " is no iCalendar file", remedy);
        }
    }

    private static java.io.Reader withoutBlankLines(java.io.Reader in) throws IOException {
        StringWriter text = new StringWriter();
        in.transferTo(text);
        return new StringReader(text.toString().replaceAll("(?md)^[ \\t]*\\r?\\n", ""));
    }

    /** Keeps a time that the clocks skip, which would be moved to another where it is read with its zone. */
    private static final class AsWritten extends DefaultContentHandler {

        private AsWritten(Consumer<Calendar> calendars) {
            super(calendars, TimeZoneRegistryFactory.getInstance().createRegistry());
        }

        @Override
        public void parameter(String name, String value) {
            boolean known = Parameter.TZID.equalsIgnoreCase(name) && ZoneId.getAvailableZoneIds().contains(value);
            super.parameter(known ? ZONE : name, value);
        }
    }
}
