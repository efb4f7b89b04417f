package dev.tend.local.up;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.Destination;
import dev.tend.kit.community.InvalidCommunity;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;

/** {@code ./tend up}: runs Tend here until it is stopped. */
public final class Up {

    private static final String SAMPLE = "/sample/community.yaml";
    /** What signs the webhooks of the sample, which is reached from this machine alone. */
    private static final Map<String, String> SAMPLE_SECRETS = Map.of("TEND_SAMPLE_SECRET", "sample");

    private final Path home;
    private final Map<String, String> environment;

    public Up(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Does not return. @throws Trouble if it can't start, or something ends that it can't go on without */
    public void run(List<String> arguments) throws Exception {
        UpOptions options = UpOptions.of(arguments);
        long start = System.nanoTime();
        Ports ports = Ports.of(environment);
        Path file = options.config().orElseGet(() -> Path.of("community.yaml"));
        Map<String, String> variables = new HashMap<>(environment);
        boolean sample = options.config().isEmpty() && Files.notExists(file);
        // The sample's questions are not to be found among those of whoever tries it first.
        Path data = options.data().orElse(home.resolve(sample ? ".tend/sample" : ".tend"));
        if (sample) {
            file = sample(data);
            SAMPLE_SECRETS.forEach(variables::putIfAbsent);
        }
        Community community = read(file, variables);
        try (Steps steps = new Steps(System.out)) {
            LocalTend tend = new LocalTend(new Settings(home, data, ports, file, variables), steps);
            tend.prepare();
            steps.say("Starting Tend for " + community.name() + " ("
                    + (sample ? "the sample; there is no community.yaml here" : file)
                    + "), data in " + data);
            stopAtExit(tend, steps, () -> {
            });
            tend.start();
            steps.say(String.format(Locale.ROOT, "Tend is up (%.1f s)", (System.nanoTime() - start) / 1e9));
            addresses(community, ports, tend.logs()).forEach(steps::say);
            steps.say("Ctrl-C stops it; the data stays.");
            tend.awaitEnd();
        }
    }

    /** What is to be done when all has stopped. */
    @FunctionalInterface
    public interface Last {
        void run() throws IOException;
    }

    /** However we end, short of a kill, this is how all is stopped. What was never started is not spoken of. */
    public static void stopAtExit(LocalTend tend, Steps steps, Last last) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            boolean started = tend.isUnderWay();
            if (started) {
                steps.say("Stopping ...");
            }
            tend.close();
            try {
                last.run();
                if (started) {
                    steps.say("Stopped.");
                }
            } catch (IOException e) {
                steps.say("Stopped, but: " + e);
            }
        }, "stop"));
    }

    private static Path sample(Path data) {
        Path file = data.resolve("sample-community.yaml");
        try (InputStream sample = Up.class.getResourceAsStream(SAMPLE)) {
            Files.createDirectories(data);
            Files.copy(sample, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new Trouble("The data directory " + data + " can't be written: give --data one that can (" + e + ").",
                    e);
        }
    }

    /** @throws Trouble if there is nothing to be read */
    public static Path readable(Path file) {
        if (Files.isDirectory(file) || !Files.isReadable(file)) {
            throw new Trouble("There is no readable file " + file.toAbsolutePath() + ": name one that is there.");
        }
        return file;
    }

    private static Community read(Path file, Map<String, String> environment) {
        try {
            return CommunityFile.read(readable(file), environment);
        } catch (InvalidCommunity e) {
            throw new Trouble("The community file is not right, so nothing was started:\n" + e.getMessage(), e);
        } catch (IOException e) {
            throw new Trouble(file.toAbsolutePath() + " can't be read (" + e.getMessage() + ").", e);
        }
    }

    /** Where to look and what to call, now that all serve. */
    static List<String> addresses(Community community, Ports ports, Path logs) {
        List<String> lines = new ArrayList<>(List.of("  board        " + ports.address(Service.ROTATION) + "/",
                "  webhooks     " + ports.address(Service.INGEST) + "/webhooks/{"
                        + String.join(",", community.sources().keySet()) + "}",
                "  try a text   POST " + ports.address(Service.CLASSIFIER) + "/api/classify",
                "  pings        " + ports.address(Service.NOTIFIER) + "/api/pings", "  logs         " + logs));
        String written = community.destinations().values().stream()
                .filter(destination -> destination.kind() == Destination.Kind.LOG).map(Destination::key)
                .collect(Collectors.joining(", "));
        if (!written.isEmpty()) {
            lines.add("  messages     " + logs.resolve(Service.NOTIFIER.word() + ".log") + " (destination " + written
                    + ")");
        }
        return lines;
    }
}
