package dev.tend.local.chaos;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

import dev.tend.local.system.Trouble;

/**
 * What stands after {@code ./tend chaos}.
 *
 * @param length for how long things fail
 * @param seed the same one makes the same plan
 */
record ChaosOptions(Duration length, long seed) {

    private static final long USUAL_MINUTES = 3;
    private static final int SEEDS = 1_000_000;

    /** @throws Trouble for what is not known, or not a number */
    static ChaosOptions of(List<String> arguments) {
        long minutes = USUAL_MINUTES;
        long seed = new Random().nextInt(SEEDS);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            switch (argument) {
                case "--minutes" -> minutes = number(argument, rest);
                case "--seed" -> seed = number(argument, rest);
                default -> throw Trouble.misuse(
                        "tend chaos does not know " + argument + ": it takes --minutes N and --seed N.");
            }
        }
        return new ChaosOptions(Duration.ofMinutes(minutes), seed);
    }

    private static long number(String option, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw Trouble.misuse(option + " takes a whole number above 0.");
        }
        return Long.parseLong(text);
    }
}
