package dev.tend.notifier.sink;

import dev.tend.notifier.message.Redaction;

/**
 * A change of a message that is shown, so that it names some questions no longer. To do it twice changes nothing more.
 *
 * @param message the id at the chat server
 * @param whole whether nothing else is told in it
 * @param text what it says then, where nothing else is told in it or no line of it can be found
 * @param lines which lines are replaced, where something else is told in it
 */
public record Edit(String message, boolean whole, String text, Redaction lines) {
}
