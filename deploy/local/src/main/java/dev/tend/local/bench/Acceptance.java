package dev.tend.local.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.tend.local.standin.GitHub;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.ServiceProcess;

/** How many webhooks are accepted per second, beside the same endpoint that checks and reads them and writes nothing. */
final class Acceptance {

    private static final int BESIDE = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration RUN = Duration.ofSeconds(5);
    private static final int RUNS = 3;

    private Acceptance() {
    }

    /** The others are stopped: what they do with it is not what is asked. */
    static void measure(LocalTend tend, GitHub repository, Ports ports, Figures figures)
            throws IOException, InterruptedException {
        for (Service other : List.of(Service.CLASSIFIER, Service.ROTATION, Service.NOTIFIER)) {
            tend.service(other).stop();
        }
        ServiceProcess idle = tend.another(Service.INGEST, ports.base() + BESIDE,
                Map.of("TEND_INGEST_PUBLISH", "false"));
        try {
            Load writing = new Load(repository, tend.service(Service.INGEST).address());
            Load notWriting = new Load(repository, idle.address());
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            writing.closedLoop(WARM_UP);
            notWriting.closedLoop(WARM_UP);
            for (int run = 0; run < RUNS; run++) {
                with.add(writing.closedLoop(RUN));
                without.add(notWriting.closedLoop(RUN));
            }
            double kept = median(with);
            double left = median(without);
            figures.add("webhooks accepted (11 KB, 32 at a time)",
                    "%.0f per second; %.0f with nothing written; ratio %.2f", kept,
                    left, kept / left);
        } finally {
            idle.stop();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
