package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.DefaultContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.TimeZoneRegistry;
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
        StringWriter text = new StringWriter();
        in.transferTo(text);
        List<String> lines = text.toString().lines().toList();
        TimeZoneRegistry zones = TimeZoneRegistryFactory.getInstance().createRegistry();
        try {
            List<VEvent> events = new ArrayList<>();
            new CalendarParserImpl().parse(
                    new StringReader(lines.stream().filter(line -> !line.isBlank())
                            .collect(Collectors.joining("\r\n", "", "\r\n"))),
                    new AsWritten(zones, calendar -> events.addAll(calendar.getComponents(Component.VEVENT))));
            return reader.read(events);
        } catch (ParserException e) {
            throw new Wrong(name + " is no iCalendar file" + where(lines, e.getLineNo()), remedy);
        } catch (RuntimeException e) {
            throw new Wrong(name + " is no iCalendar file", remedy);
        } finally {
            // It holds the rules of the calendar's own zones, and the events don't hold it
            Reference.reachabilityFence(zones);
        }
    }

    /** @param number of those that are not blank; where it is the first there is nothing of a calendar */
    private static String where(List<String> lines, int number) {
        return IntStream.range(0, lines.size()).filter(i -> !lines.get(i).isBlank()).skip(number - 1L).limit(1)
                .filter(i -> number > 1).mapToObj(i -> " at line " + (i + 1)).findFirst().orElse("");
    }

    /** Keeps a time that the clocks skip, which would be moved to another where it is read with its zone. */
    private static final class AsWritten extends DefaultContentHandler {

        private AsWritten(TimeZoneRegistry zones, Consumer<Calendar> calendars) {
            super(calendars, zones);
        }

        @Override
        public void parameter(String name, String value) {
            boolean known = Parameter.TZID.equalsIgnoreCase(name) && ZoneId.getAvailableZoneIds().contains(value);
            super.parameter(known ? ZONE : name, value);
        }
    }
}
