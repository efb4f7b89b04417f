package dev.tend.rotation.calendar;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

import org.jdbi.v3.core.Jdbi;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.kit.calendar.Calendars;
import dev.tend.kit.community.Community;
import dev.tend.rotation.escalation.Escalations;

/** Keeps the calendars of {@code community.yaml} up to date. */
@ApplicationScoped
class CalendarSweep {

    private final Calendars calendars;
    private final Community community;
    private final Jdbi jdbi;

    CalendarSweep(Calendars calendars, Community community, Jdbi jdbi) {
        this.calendars = calendars;
        this.community = community;
        this.jdbi = jdbi;
    }

    /** Before the first question comes in: whose it is depends on them. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        calendars.start(community.calendars());
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        calendars.refresh(community.calendars(), () -> jdbi.useTransaction(Escalations::lookAgain));
    }
}
