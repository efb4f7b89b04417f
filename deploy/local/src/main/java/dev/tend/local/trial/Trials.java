package dev.tend.local.trial;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.tend.local.system.Trouble;
import dev.tend.local.trial.clients.ClientsTrial;
import dev.tend.local.trial.signin.SignInTrial;

/** The trials by their names. */
public final class Trials {

    /** One line for each trial: {@code Map.entry("name", new NameTrial())}. */
    private static final Map<String, Trial> ALL = new TreeMap<>(Map.<String, Trial>ofEntries(
            Map.entry("clients", new ClientsTrial()), Map.entry("scale", new Scale()),
            Map.entry("sign-in", new SignInTrial()),
            Map.entry("upgrade", new UpgradeTrial())));

    private Trials() {
    }

    /**
     * Runs the trial that the first word names.
     *
     * @throws Trouble if there is no such trial, or its promise does not hold
     */
    public static void run(Path home, Map<String, String> environment, List<String> words) throws Exception {
        Trial trial = words.isEmpty() ? null : ALL.get(words.get(0));
        if (trial == null) {
            throw Trouble.misuse("tend trial takes the name of a trial: " + String.join(", ", ALL.keySet()) + ".");
        }
        trial.run(home, environment, words.subList(1, words.size()));
    }
}
