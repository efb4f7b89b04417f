package dev.tend.notifier.sink;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A message, ready to be posted.
 *
 * @param key the same for each try of this message
 * @param pings ids of the ledger rows that it tells
 * @param text in the sink's own markup; untrusted parts are escaped
 * @param buttons what people can do about the question, where they can
 */
public record Message(UUID key, List<UUID> pings, String text, Optional<Buttons> buttons) {

    /** The usual three buttons, about one question. */
    public record Buttons(String question, UUID ping) {
    }
}
