package dev.tend.local.trial.signin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.trial.Trial;
import dev.tend.local.up.Up;

/** Runs Tend as in production, with people who sign in at a real Keycloak, and looks who gets in where. */
public final class SignInTrial implements Trial {

    private static final String RESOURCES = "/trial/sign-in/";
    /** After those of Tend. */
    private static final int KEYCLOAK_PORT = 20;

    @Override
    public void run(Path home, Map<String, String> environment, List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw Trouble.misuse("tend trial sign-in takes nothing.");
        }
        Ports ports = Ports.of(environment);
        Path data = Files.createTempDirectory("tend-trial-sign-in");
        Secrets secrets = new Secrets(secret(), secret(), secret());
        try (Steps steps = new Steps(System.out)) {
            steps.say("Keycloak " + Keycloak.VERSION + " is fetched unless it is here already ...");
            Path program = Keycloak.fetch(home);
            steps.say("Keycloak starts ...");
            String board = ports.address(Service.ROTATION) + "/";
            try (Keycloak keycloak = Keycloak.start(program, data, ports.base() + KEYCLOAK_PORT,
                    secrets.into(resource("realm.json")).replace("${TRIAL_BOARD}", board))) {
                walk(new Settings(home, data, ports, community(data), production(environment, keycloak, secrets),
                        "prod",
                        false),
                        keycloak, secrets, steps);
            }
        }
    }

    private static void walk(Settings settings, Keycloak keycloak, Secrets secrets, Steps steps) throws Exception {
        LocalTend tend = new LocalTend(settings, steps);
        AtomicBoolean wrong = new AtomicBoolean();
        Up.stopAtExit(tend, steps, () -> {
            keycloak.close();
            if (wrong.get()) {
                steps.say("Logs and data are in " + settings.data() + ".");
            } else {
                Directories.delete(settings.data());
            }
        });
        tend.prepare();
        try {
            tend.start();
            new Walk(settings.ports(), keycloak, secrets, steps).all();
        } catch (Exception e) {
            wrong.set(tend.isUnderWay());
            throw e;
        }
    }

    private static Map<String, String> production(Map<String, String> environment, Keycloak keycloak, Secrets secrets) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(Map.of("TRIAL_SECRET", secrets.webhook(), "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_HOST", "127.0.0.1", "QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.realm(),
                "QUARKUS_OIDC_CLIENT_ID", "tend", "QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.client()));
        return variables;
    }

    private static Path community(Path data) throws IOException {
        return Files.writeString(data.resolve("community.yaml"), resource("community.yaml"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream content = SignInTrial.class.getResourceAsStream(RESOURCES + name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }

    /**
     * Made anew for each run.
     *
     * @param webhook signs webhooks
     * @param client the applications' own at Keycloak
     * @param password of all the invented people
     */
    record Secrets(String webhook, String client, String password) {

        String into(String text) {
            return text.replace("${TRIAL_CLIENT_SECRET}", client).replace("${TRIAL_PASSWORD}", password);
        }
    }
}
