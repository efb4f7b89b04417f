package dev.tend.local.system;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a running Tend is made from.
 *
 * @param home the project's root, with all modules built
 * @param data where it keeps what it has
 * @param community its {@code community.yaml}, already checked
 * @param environment where secrets come from, and the addresses of a broker and a database that are not ours
 * @param profile of the services: {@code local}, or {@code prod} where people sign in
 * @param sharesSecrets whether each service gets the secrets of all, as versions before 0.1.0 want
 */
public record Settings(Path home, Path data, Ports ports, Path community, Map<String, String> environment,
        String profile, boolean sharesSecrets) {

    /** Without sign-in, for this machine alone; each service gets its own secrets. */
    public Settings(Path home, Path data, Ports ports, Path community, Map<String, String> environment) {
        this(home, data, ports, community, environment, "local", false);
    }
}
