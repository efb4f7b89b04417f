package dev.tend.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.tend.kit.community.CommunityCheck;
import dev.tend.local.bench.Bench;
import dev.tend.local.demo.Demo;
import dev.tend.local.system.Trouble;
import dev.tend.local.up.Up;

/** The commands of {@code ./tend}. The shell script has built all and knows the commands; see there for the usage. */
public final class Main {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {
    }

    public static void main(String... arguments) {
        try {
            System.exit(run(arguments[0], Arrays.asList(arguments).subList(1, arguments.length)));
        } catch (Trouble e) {
            System.err.println(e.getMessage());
        } catch (Exception e) {
            e.printStackTrace();
        }
        System.exit(FAILED);
    }

    private static int run(String command, List<String> arguments) throws Exception {
        Path home = Path.of(System.getProperty("tend.home"));
        Map<String, String> environment = System.getenv();
        switch (command) {
            case "up" -> new Up(home, environment).run(arguments);
            case "demo" -> new Demo(home, environment).run(arguments);
            case "bench" -> new Bench(home, environment).run();
            case "check" -> {
                if (arguments.size() != 1) {
                    System.err.println("tend check takes one FILE.");
                    return MISUSED;
                }
                return CommunityCheck.run(Path.of(arguments.get(0)), environment, System.out);
            }
            default -> {
                System.err.println("tend has no command " + command + ".");
                return MISUSED;
            }
        }
        return 0;
    }
}
