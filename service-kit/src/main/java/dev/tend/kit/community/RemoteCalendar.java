package dev.tend.kit.community;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A calendar at an address: what it says, as it was when last read. It may change at any time. Who knows the address of a private
 * calendar can read it; so nothing shows more of it than the host.
 *
 * @param <T> what its place in {@code community.yaml} wants of it
 */
public final class RemoteCalendar<T> {

    private static final int MOST_PROBLEMS = 10;

    /** Takes what it can of the events, and tells of the rest; what is of no use at all is wrong. */
    @FunctionalInterface
    interface Reader<T> {
        T read(List<CalendarEvent> events, Instant now, Consumer<Wrong> problems) throws Wrong;
    }

    /** A text that is no calendar, or one that its place can't use. Says why, and what to do. */
    public static final class Unusable extends Exception {
        private Unusable(Wrong why) {
            super(line(why));
        }
    }

    private record Known<T>(T value, List<String> problems) {
    }

    private final String place;
    private final URI address;
    private final Reader<T> reader;
    private volatile Known<T> known;
    private volatile boolean unread = true;
    private volatile Optional<String> trouble = Optional.of("it has not been read yet");

    /**
     * @param place where {@code community.yaml} has it, like {@code working-time.holidays}
     * @param nothing what it says before it was read
     */
    RemoteCalendar(String place, URI address, T nothing, Reader<T> reader) {
        this.place = place;
        this.address = address;
        this.reader = reader;
        this.known = new Known<>(nothing, List.of());
    }

    public String place() {
        return place;
    }

    public URI address() {
        return address;
    }

    public String host() {
        return address.getHost();
    }

    public T value() {
        return known.value;
    }

    /** Whether it was never read. */
    public boolean isUnread() {
        return unread;
    }

    /** What people should do something about: why it can't be read, and what of it can't be taken. */
    public List<String> problems() {
        return Stream.concat(trouble.stream(), known.problems.stream()).toList();
    }

    /** Whether a text would do. */
    public void check(String text, Instant now) throws Unusable {
        parse(text, now);
    }

    /** Takes what this text says instead, and returns whether that is something else. What can't be used changes nothing. */
    public boolean read(String text, Instant now) throws Unusable {
        Known<T> before = known;
        known = parse(text, now);
        trouble = Optional.empty();
        unread = false;
        return !before.value.equals(known.value);
    }

    /** Why it can't be read now; what was read stays. */
    public void failed(String why) {
        trouble = Optional.of("it can't be read: " + why);
    }

    private Known<T> parse(String text, Instant now) throws Unusable {
        List<String> problems = new ArrayList<>();
        try {
            T value = CalendarFile.read(text, "it", "let the address be that of an iCalendar (.ics)",
                    events -> reader.read(events, now, problem -> problems.add(line(problem))));
            return new Known<>(value, problems.stream().limit(MOST_PROBLEMS).toList());
        } catch (Wrong e) {
            throw new Unusable(e);
        }
    }

    private static String line(Wrong wrong) {
        return wrong.getMessage() + wrong.remedy().map(": "::concat).orElse("");
    }

    @Override
    public String toString() {
        return host();
    }
}
