package dev.tend.local.trial.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;

/** The table of a trial: a line for each promise, and whether it holds. */
final class Promises {

    private final Steps steps;
    private final List<String> broken = new ArrayList<>();
    private int all;

    Promises(Steps steps) {
        this.steps = steps;
    }

    void holds(String promise, boolean holds, Object seen) {
        all++;
        steps.say(String.format(Locale.ROOT, "  %-92s %s", promise, holds ? "holds" : "NOT SO: " + seen));
        if (!holds) {
            broken.add(promise);
        }
    }

    /** @throws Trouble if one does not hold */
    void account() {
        if (!broken.isEmpty()) {
            throw new Trouble(broken.size() + " of " + all + " promises do not hold: look for NOT SO above.");
        }
        steps.say("All " + all + " promises hold.");
    }
}
