package dev.tend.local.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.ChatServer.Mode;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Service;
import dev.tend.local.system.Steps;

/** Makes a plan of faults come true, and says so. */
final class Mischief {

    private record Moment(Duration at, Fault fault, boolean begins) {
    }

    private final LocalTend tend;
    private final ChatServer chat;
    private final Steps steps;

    Mischief(LocalTend tend, ChatServer chat, Steps steps) {
        this.tend = tend;
        this.chat = chat;
        this.steps = steps;
    }

    /** Returns when all has come to pass and is mended. */
    void play(List<Fault> faults, Duration whole) throws Exception {
        List<Moment> moments = new ArrayList<>();
        for (Fault fault : faults) {
            moments.add(new Moment(fault.begin(), fault, true));
            moments.add(new Moment(fault.end(), fault, false));
        }
        moments.sort(Comparator.comparing(Moment::at));
        long start = System.nanoTime();
        for (Moment moment : moments) {
            LockSupport.parkNanos(moment.at.toNanos() - (System.nanoTime() - start));
            steps.say(String.format(Locale.ROOT, "  %02d:%02d  %s", moment.at.toMinutes(), moment.at.toSecondsPart(),
                    moment.begins ? harm(moment.fault) : mend(moment.fault)));
        }
        LockSupport.parkNanos(whole.toNanos() - (System.nanoTime() - start));
    }

    private String harm(Fault fault) {
        switch (fault.victim()) {
            case KAFKA -> {
                tend.broker().close();
                return "Kafka is stopped";
            }
            case CHAT -> {
                chat.setMode(fault.chat());
                return switch (fault.chat()) {
                    case DOWN -> "the chat server answers 503";
                    case BUSY -> "the chat server answers 429";
                    case HANGS -> "the chat server takes messages and does not answer";
                    case ERRS -> "the chat server takes messages and answers 500";
                    default -> "the chat server is slow";
                };
            }
            default -> {
                Service service = Service.valueOf(fault.victim().name());
                tend.killUntilStarted(service);
                return service.word() + " is killed";
            }
        }
    }

    private String mend(Fault fault) throws Exception {
        switch (fault.victim()) {
            case KAFKA -> {
                tend.broker().start();
                return "Kafka serves again";
            }
            case CHAT -> {
                chat.setMode(Mode.OK);
                return "the chat server is well again";
            }
            default -> {
                Service service = Service.valueOf(fault.victim().name());
                tend.startAgain(service);
                return service.word() + " is started again";
            }
        }
    }
}
