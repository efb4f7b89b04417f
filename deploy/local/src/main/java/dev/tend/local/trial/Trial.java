package dev.tend.local.trial;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.tend.local.system.Trouble;

/** A long check of one promise. It prints a table. */
@FunctionalInterface
public interface Trial {

    /**
     * Returns when the promise holds.
     *
     * @param home the project's root, with all modules built
     * @param arguments what stands after the trial's name
     * @throws Trouble if the promise does not hold, or the arguments are not known
     */
    void run(Path home, Map<String, String> environment, List<String> arguments) throws Exception;
}
