package dev.tend.local.up;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import dev.tend.local.system.Trouble;

/**
 * What stands after {@code ./tend up}.
 *
 * @param config a community file; none: the one that lies here, or the sample
 * @param data a data directory; none: .tend in the project, and .tend/sample for the sample
 */
public record UpOptions(Optional<Path> config, Optional<Path> data) {

    /** @throws Trouble for what is not known, or not there */
    public static UpOptions of(List<String> arguments) {
        Optional<Path> config = Optional.empty();
        Optional<Path> data = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            switch (argument) {
                case "--config" -> config = Optional.of(value(argument, rest));
                case "--data" -> data = Optional.of(value(argument, rest));
                default ->
                    throw Trouble
                            .misuse("tend up does not know " + argument + ": it takes --config FILE and --data DIR.");
            }
        }
        return new UpOptions(config, data);
    }

    private static Path value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw Trouble.misuse(option + " lacks its value.");
        }
        return Path.of(rest.next());
    }
}
