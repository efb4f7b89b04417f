package dev.tend.classifier.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.classifier.type.RuleFile;
import dev.tend.events.NameBasedUuid;
import dev.tend.kit.calendar.Calendars;
import dev.tend.kit.community.Classification;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.WorkingTime;

/**
 * What questions were checked against: the policies and the rules. Where they are others than at the last start, or holidays have
 * changed meanwhile, the open questions are typed and timed anew, so that what was corrected holds for what is there already.
 */
@ApplicationScoped
class Configuration {

    private static final Logger LOG = Logger.getLogger(Configuration.class);

    private final Jdbi jdbi;
    private final Community community;
    private final RuleFile rules;
    private final Calendars calendars;

    Configuration(Jdbi jdbi, Community community, RuleFile rules, Calendars calendars) {
        this.jdbi = jdbi;
        this.community = community;
        this.rules = rules;
        this.calendars = calendars;
    }

    /** Before the first question comes in: it is timed by what is known of holidays. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        calendars.start(community.holidayCalendars());
        int marked = jdbi.inTransaction(transaction -> apply(transaction, digest(community, rules)));
        if (marked > 0) {
            LOG.infof("The policies or rules have changed: %d open questions are checked against them", marked);
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        calendars.refresh(community.holidayCalendars(), () -> {
            int marked = jdbi.inTransaction(transaction -> checkAgain(transaction, digest(community, rules)));
            LOG.infof("The holidays have changed: %d open questions are checked against them", marked);
        });
    }

    /** How often it has changed: part of the ids of events that follow from a change. */
    long generation(Handle transaction) {
        return transaction.createQuery("select generation from configuration").mapTo(Long.class).one();
    }

    /** Returns the number of questions that are to be checked; the sweep does it. */
    static int apply(Handle transaction, String digest) {
        transaction.execute("lock table configuration in share row exclusive mode");
        Optional<String> before = transaction.createQuery("select digest from configuration").mapTo(String.class)
                .findOne();
        if (before.isEmpty()) {
            transaction.execute("insert into configuration (digest, generation) values (?, 0)", digest);
            return 0;
        } else if (before.get().equals(digest)) {
            return 0;
        }
        return checkAgain(transaction, digest);
    }

    /**
     * Each replica does it after a change of holidays, also if another has: until now it may have timed questions by the old ones.
     */
    private static int checkAgain(Handle transaction, String digest) {
        transaction.execute("lock table configuration in share row exclusive mode");
        // In the order in which all lock questions.
        int marked = transaction.execute("""
            update question set recheck = true where question = any(array(
              select question from question where open order by question for update))""");
        transaction.execute("update configuration set digest = ?, generation = generation + 1", digest);
        return marked;
    }

    /** The same for the same configuration on every machine, whatever the order of its maps. */
    static String digest(Community community, RuleFile rules) {
        Classification own = community.classification();
        List<String> policies = community.policies().values().stream()
                .map(policy -> policy.key() + new TreeMap<>(policy.thresholds()) + policy.counts()
                        + policy.counts().map(WorkingTime::daysOff) + policy.fits())
                .toList();
        Map<String, String> sources = new TreeMap<>();
        community.sources().values().forEach(source -> sources.put(source.key(), source.policy().orElse("")));
        return NameBasedUuid.of(List.of(policies, sources, new TreeMap<>(own.labels()), new TreeMap<>(own.categories()),
                new TreeMap<>(own.titlePrefixes()), own.rules(), own.sensitive(), own.mailAddresses(), own.botsSettle(),
                rules)
                .toString()).toString();
    }
}
