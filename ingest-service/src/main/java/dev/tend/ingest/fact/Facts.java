package dev.tend.ingest.fact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tend.events.Event;
import dev.tend.events.QuestionPosted;
import dev.tend.events.ReplyPosted;
import dev.tend.ingest.fact.Telling.SourceShown;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.consumer.Transactions;

/** The one way by which facts are published, from wherever they come: each once, and of one question in order. */
@ApplicationScoped
public class Facts {

    private final Transactions transactions;
    private final Sources sources;
    private final SourceVisibilities visibilities;
    private final Clock clock;

    Facts(Transactions transactions, Sources sources, SourceVisibilities visibilities, Clock clock) {
        this.transactions = transactions;
        this.sources = sources;
        this.visibilities = visibilities;
        this.clock = clock;
    }

    /**
     * Publishes what of it is news. Returns when all of it is on disk in Kafka, also what an earlier call left on the way.
     *
     * @throws RuntimeException if Postgres or Kafka does not take it: to be told again, which does no harm
     */
    public Accepted accept(List<Telling> told) {
        return accept(told, Map.of());
    }

    /**
     * As {@link #accept(List)}, for what webhooks told.
     *
     * @param heard when the webhook came in, by question
     */
    public Accepted accept(List<Telling> told, Map<String, Instant> heard) {
        if (told.isEmpty()) {
            return Accepted.NOTHING;
        }
        Receipt receipt = new Receipt(clock.instant());
        List<Telling> all = told.stream().map(receipt::notAfter).toList();
        List<Telling> tellings = all.stream().filter(telling -> !(telling instanceof SourceShown)).toList();
        List<SourceShown> shown = visibilities.news(all);
        if (tellings.isEmpty() && shown.isEmpty()) {
            return Accepted.NOTHING;
        }
        Accepted accepted = transactions.runAndPublish((transaction, outbox) -> {
            shown.forEach(source -> visibilities.keep(transaction, source, receipt.at()));
            FactStore store = new FactStore(transaction, receipt.at());
            Judge judge = store.load(tellings, new History(sources::activatedAt), visibilities::privateSince);
            tellings.forEach(judge::hear);
            store.save(judge);
            judge.news().forEach(outbox::add);
            heard.forEach(outbox::heard);
            return count(judge.news());
        });
        if (!shown.isEmpty()) {
            visibilities.load();
        }
        return accepted;
    }

    private static Accepted count(List<? extends Event<?>> news) {
        return new Accepted(news.size(),
                (int) news.stream().filter(event -> event.data() instanceof QuestionPosted).count(),
                (int) news.stream().filter(event -> event.data() instanceof ReplyPosted).count());
    }
}
