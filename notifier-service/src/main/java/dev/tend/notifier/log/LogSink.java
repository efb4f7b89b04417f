package dev.tend.notifier.log;

import java.util.Optional;

import org.jboss.logging.Logger;

import dev.tend.notifier.message.Markup;
import dev.tend.notifier.sink.Message;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sink;

/** One line per ping in the service's log, category {@code tend.ping}. */
public final class LogSink implements Sink {

    private static final Logger LOG = Logger.getLogger("tend.ping");

    private final Markup markup = new PlainMarkup();

    @Override
    public Markup markup() {
        return markup;
    }

    @Override
    public Outcome send(Message message) {
        LOG.info(message.text().strip().replaceAll("\\s*\n\\s*", " | "));
        return new Outcome.Sent(Optional.empty());
    }
}
