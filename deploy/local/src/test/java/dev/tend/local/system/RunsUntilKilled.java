package dev.tend.local.system;

import java.nio.file.Path;
import java.util.Map;

/** A Tend with stand-ins for the services in a process of its own, for a test to kill. */
public final class RunsUntilKilled {

    private RunsUntilKilled() {
    }

    /** @param arguments the home, the data directory, the first port */
    public static void main(String... arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        LocalTend tend = new LocalTend(
                new Settings(home, Path.of(arguments[1]), new Ports(Integer.parseInt(arguments[2])),
                        home.resolve("community.yaml"), Map.of()),
                new Steps(System.out));
        tend.start();
        System.out.println("up");
        tend.awaitEnd();
    }
}
