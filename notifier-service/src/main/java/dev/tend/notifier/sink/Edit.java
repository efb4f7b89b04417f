package dev.tend.notifier.sink;

import java.util.List;

/**
 * A change of a message that is shown, so that it names some questions no longer.
 *
 * @param message the id at the chat server
 * @param whole whether nothing else is told in it
 * @param text what it says then, where nothing else is told in it or no line of it can be found
 * @param urls of the questions: lines that link to one of them are replaced
 * @param line what is in the place of each such line
 */
public record Edit(String message, boolean whole, String text, List<String> urls, String line) {
}
