package dev.tend.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.tend.kit.community.CommunityCheck;
import dev.tend.local.bench.Bench;
import dev.tend.local.chaos.Chaos;
import dev.tend.local.demo.Demo;
import dev.tend.local.republish.Republish;
import dev.tend.local.system.DiskSpace;
import dev.tend.local.system.Trouble;
import dev.tend.local.trial.Trials;
import dev.tend.local.up.Up;

/** The commands of {@code ./tend}. The shell script has built all and knows the commands; see there for the usage. */
public final class Main {

    private static final int BROKEN = 1;

    private Main() {
    }

    public static void main(String... arguments) {
        try {
            System.exit(run(Arrays.asList(arguments), System.getenv()));
        } catch (Trouble e) {
            System.err.println(DiskSpace.told(e).orElse(e.getMessage()));
            System.exit(e.exitCode());
        } catch (Exception e) {
            DiskSpace.told(e).ifPresentOrElse(System.err::println, e::printStackTrace);
            System.exit(BROKEN);
        }
    }

    /** @return the exit code */
    static int run(List<String> words, Map<String, String> environment) throws Exception {
        Path home = Path.of(System.getProperty("tend.home"));
        List<String> arguments = words.subList(1, words.size());
        switch (words.get(0)) {
            case "up" -> new Up(home, environment).run(arguments);
            case "demo" -> new Demo(home, environment).run(arguments);
            case "bench" -> {
                if (!arguments.isEmpty()) {
                    throw Trouble.misuse("tend bench takes nothing.");
                }
                new Bench(home, environment).run();
            }
            case "chaos" -> new Chaos(home, environment).run(arguments);
            case "trial" -> Trials.run(home, environment, arguments);
            case "republish" -> new Republish(environment).run(arguments);
            case "check" -> {
                int against = arguments.indexOf("--against");
                List<String> files = against < 0 ? arguments : arguments.subList(0, against);
                if (files.size() > 1 || against >= 0 && arguments.size() != against + 2) {
                    throw Trouble.misuse("tend check takes one FILE, and --against OLD to see what it changes.");
                }
                Path file = Up.readable(Path.of(files.isEmpty() ? "community.yaml" : files.get(0)));
                return against < 0
                        ? CommunityCheck.run(file, environment, System.out)
                        : CommunityCheck.compare(file, Up.readable(Path.of(arguments.get(against + 1))), environment,
                                System.out);
            }
            default -> throw Trouble.misuse("tend has no command " + words.get(0) + ".");
        }
        return 0;
    }
}
