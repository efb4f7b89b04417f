package dev.tend.rotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.InvalidCommunity;

/** The invented community of the tests. */
public final class Pinwheel {

    private Pinwheel() {
    }

    /** As in community.yaml of the tests. */
    public static Community community() {
        return read(text());
    }

    /** With other rotations, each as one line of the file. */
    public static Community withRotations(String zone, String... rotations) {
        String text = text().replace("zone: Europe/Berlin", "zone: " + zone);
        return read(text.substring(0, text.indexOf("rotations:")) + "rotations:\n  " + String.join("\n  ", rotations)
                + "\n");
    }

    /** With one rotation, {@code r}, that is a calendar: each event as its properties, one per line. */
    public static Community withCalendar(String zone, String... events) {
        String text = text().replace("zone: Europe/Berlin", "zone: " + zone);
        String calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Pinwheel//EN\n" + IntStream.range(0, events.length)
                .mapToObj(
                        i -> "BEGIN:VEVENT\nUID:%d\nDTSTAMP:20260101T000000Z\n%s\nEND:VEVENT\n".formatted(i, events[i]))
                .collect(Collectors.joining()) + "END:VCALENDAR\n";
        return read(text.substring(0, text.indexOf("rotations:")) + "rotations: {r: {calendar: nights.ics}}\n",
                calendar);
    }

    /** With another line for Bea. */
    public static Community withPeople(String bea) {
        return read(text().replaceFirst("(?m)^  bea:.*$", bea));
    }

    /** With another line for Bea, and one rotation, as one line of the file. */
    public static Community withPeopleAndRotation(String bea, String rotation) {
        String text = text().replaceFirst("(?m)^  bea:.*$", bea);
        return read(text.substring(0, text.indexOf("rotations:")) + "rotations:\n  " + rotation + "\n");
    }

    /** With another line for Bea, and other digests, each as one line of the file. */
    public static Community withPeopleAndDigests(String bea, String... digests) {
        String text = text().replaceFirst("(?m)^  bea:.*$", "  " + bea);
        return read(text.substring(0, text.indexOf("digests:")) + "digests:\n  " + String.join("\n  ", digests) + "\n");
    }

    /** With other policies and digests, each as one line of the file; the engine's questions age by {@code quick}. */
    public static Community withDigests(String... digests) {
        String text = text().replace("pinwheel/engine,", "pinwheel/engine, policy: quick,");
        return read(text.substring(0, text.indexOf("digests:"))
                + "policies: {quick: {unanswered: P2D, inactive: P7D, contributor-silent: P14D}}\ndigests:\n  "
                + String.join("\n  ", digests)
                + "\n");
    }

    private static String text() {
        return resource("/community.yaml");
    }

    private static String resource(String name) {
        try (var file = Pinwheel.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Community read(String text) {
        return read(text, resource("/nights.ics"));
    }

    private static Community read(String text, String calendar) {
        try {
            Path folder = Files.createTempDirectory("community");
            Path file = folder.resolve("community.yaml");
            Path beside = folder.resolve("nights.ics");
            try {
                Files.writeString(beside, calendar.replace("\n", "\r\n"));
                return CommunityFile.read(Files.writeString(file, text),
                        Map.of("CALENDAR_SITE", "http://127.0.0.1:1"));
            } finally {
                for (Path each : new Path[]{ file, beside, folder}) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | InvalidCommunity e) {
            throw new IllegalStateException(e);
        }
    }
}
