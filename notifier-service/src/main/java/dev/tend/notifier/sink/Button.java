package dev.tend.notifier.sink;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.ActionRequested.Action;

/** The buttons under a ping. */
public enum Button {
    ACKNOWLEDGE("acknowledge", "I take care of it", Action.ACKNOWLEDGE, null),
    SNOOZE("snooze", "Snooze for a day", Action.SNOOZE, "P1D"),
    RESOLVE("resolve", "It is resolved", Action.RESOLVE, null);

    private final String id;
    private final String label;
    private final Action action;
    private final @Nullable String argument;

    Button(String id, String label, Action action, @Nullable String argument) {
        this.id = id;
        this.label = label;
        this.action = action;
        this.argument = argument;
    }

    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    public Action action() {
        return action;
    }

    /** What {@code action-requested} says with it. */
    public @Nullable String argument() {
        return argument;
    }

    public static Optional<Button> of(String id) {
        return Arrays.stream(values()).filter(button -> button.id.equals(id)).findFirst();
    }
}
