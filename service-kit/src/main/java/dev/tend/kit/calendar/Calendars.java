package dev.tend.kit.calendar;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import dev.tend.kit.community.RemoteCalendar;
import dev.tend.kit.http.Outgoing;

/**
 * Keeps calendars at addresses up to date: one replica asks, all read what it has put into Postgres. What was read once is never
 * lost, be their server away, or be there another text that is no calendar.
 */
@ApplicationScoped
public class Calendars {

    private static final Logger LOG = Logger.getLogger(Calendars.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofMinutes(5);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration KEEP = Duration.ofDays(30);

    private final CalendarServer server;
    private final CalendarStore store;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<URI, Long> versions = new ConcurrentHashMap<>();
    private volatile boolean changed;

    Calendars(Outgoing http, Jdbi jdbi, MeterRegistry metrics, Clock clock) {
        this.server = new CalendarServer(http);
        this.store = new CalendarStore(jdbi);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Takes what was kept. What was never read is asked for now, all else by the next {@link #refresh}. */
    public void start(Collection<? extends RemoteCalendar<?>> calendars) {
        Instant now = clock.instant();
        calendars.stream().collect(Collectors.groupingBy(RemoteCalendar::place)).forEach((place, there) -> Gauge
                .builder("tend.calendar.problems", there, Calendars::problems).tag("place", place)
                .description(
                        "How many problems of a calendar at an address need a person; a calendar that cannot be read is one")
                .strongReference(true).register(metrics));
        byAddress(calendars).forEach((address, same) -> {
            store.due(address, now);
            load(address, same, now);
            if (same.stream().anyMatch(RemoteCalendar::isUnread)) {
                ask(address, same, now);
                load(address, same, now);
            }
        });
        store.forget(now.minus(KEEP));
        changed = false;
    }

    /**
     * Asks for those whose time has come, and takes what this or another replica has got.
     *
     * @param onChange done once what one of them says has become another; again with the next call if it fails
     */
    public void refresh(Collection<? extends RemoteCalendar<?>> calendars, Runnable onChange) {
        Instant now = clock.instant();
        byAddress(calendars).forEach((address, same) -> {
            ask(address, same, now);
            load(address, same, now);
        });
        if (changed) {
            onChange.run();
            changed = false;
        }
    }

    private static double problems(List<? extends RemoteCalendar<?>> calendars) {
        return calendars.stream().mapToInt(calendar -> calendar.problems().size()).sum();
    }

    private static Map<URI, List<RemoteCalendar<?>>> byAddress(Collection<? extends RemoteCalendar<?>> calendars) {
        return calendars.stream().collect(
                Collectors.groupingBy(RemoteCalendar::address, LinkedHashMap::new, Collectors.toUnmodifiableList()));
    }

    private void ask(URI address, List<RemoteCalendar<?>> same, Instant now) {
        store.claim(address, now, now.plus(SOON), now.plus(EVERY)).ifPresent(known -> {
            try {
                CalendarServer.Answer answer = server.get(address, known);
                if (answer.text().isEmpty()) {
                    store.unchanged(address, now, now.plus(EVERY));
                    return;
                }
                for (RemoteCalendar<?> calendar : same) {
                    calendar.check(answer.text().get(), now);
                }
                store.put(address, answer.text().get(), answer.version(), now, now.plus(EVERY));
            } catch (CalendarServer.Failed | RemoteCalendar.Unusable e) {
                boolean unread = same.stream().anyMatch(RemoteCalendar::isUnread);
                store.failed(address, e.getMessage(), now, now.plus(unread ? SOON : AGAIN));
            }
        });
    }

    private void load(URI address, List<RemoteCalendar<?>> same, Instant now) {
        store.otherThan(versions.getOrDefault(address, 0L), address).ifPresent(row -> {
            same.forEach(calendar -> load(calendar, row, now));
            versions.put(address, row.version());
        });
    }

    private void load(RemoteCalendar<?> calendar, CalendarStore.Row row, Instant now) {
        List<String> before = calendar.problems();
        try {
            if (row.content() != null) {
                changed |= calendar.read(row.content(), now);
            }
            if (row.error() != null) {
                calendar.failed(row.error());
            }
        } catch (RemoteCalendar.Unusable e) {
            calendar.failed(e.getMessage());
        }
        if (!calendar.problems().equals(before)) {
            say(calendar);
        }
    }

    private static void say(RemoteCalendar<?> calendar) {
        List<String> problems = calendar.problems();
        if (problems.isEmpty()) {
            LOG.infof("%s is read from %s", calendar.place(), calendar.host());
        }
        problems.forEach(problem -> LOG.warnf("%s (%s): %s%s", calendar.place(), calendar.host(), problem,
                calendar.isUnread() ? "; nothing is known of it yet" : ""));
    }
}
