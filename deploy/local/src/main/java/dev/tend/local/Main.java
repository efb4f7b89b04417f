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
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        } catch (Exception e) {
            e.printStackTrace();
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
                if (arguments.size() > 1) {
                    throw Trouble.misuse("tend check takes one FILE.");
                }
                String file = arguments.isEmpty() ? "community.yaml" : arguments.get(0);
                return CommunityCheck.run(Up.readable(Path.of(file)), environment, System.out);
            }
            default -> throw Trouble.misuse("tend has no command " + words.get(0) + ".");
        }
        return 0;
    }
}
