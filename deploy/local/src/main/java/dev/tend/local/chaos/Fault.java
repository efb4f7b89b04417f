package dev.tend.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.tend.local.standin.ChatServer.Mode;

/**
 * Something fails for a while.
 *
 * @param begin after so long a run
 * @param end when it is mended, likewise
 * @param chat how the chat server fails, if that is the victim
 */
record Fault(Duration begin, Duration end, Victim victim, Mode chat) {

    /** What can fail. The first four are the services, by their names. */
    enum Victim {
        ROTATION, INGEST, CLASSIFIER, NOTIFIER, KAFKA, CHAT
    }

    private static final List<Mode> MODES = List.of(Mode.DOWN, Mode.BUSY, Mode.HANGS, Mode.SLOW, Mode.ERRS);
    private static final int MOST_MILLIS = 12_000;
    /** For so long it is left alone afterwards, or nothing would ever go on. */
    private static final Duration REST = Duration.ofSeconds(10);

    /** Some every minute, which may overlap, but not of the same victim. All are mended at the end. */
    static List<Fault> plan(Random random, Duration whole) {
        List<Fault> faults = new ArrayList<>();
        Map<Victim, Duration> well = new EnumMap<>(Victim.class);
        for (Duration at = pause(random); at.compareTo(whole) < 0; at = at.plus(pause(random))) {
            Duration begin = at;
            List<Victim> able = Stream.of(Victim.values())
                    .filter(victim -> well.getOrDefault(victim, Duration.ZERO).compareTo(begin) <= 0).toList();
            Mode chat = MODES.get(random.nextInt(MODES.size()));
            Duration end = at.plusMillis(1000 + random.nextInt(MOST_MILLIS));
            if (!able.isEmpty() && end.compareTo(whole) <= 0) {
                Victim victim = able.get(random.nextInt(able.size()));
                faults.add(new Fault(begin, end, victim, chat));
                well.put(victim, end.plus(REST));
            }
        }
        return faults;
    }

    private static Duration pause(Random random) {
        return Duration.ofMillis(1000 + random.nextInt(4000));
    }
}
