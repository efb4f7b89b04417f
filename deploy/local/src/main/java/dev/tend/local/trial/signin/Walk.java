package dev.tend.local.trial.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.events.QuestionId;
import dev.tend.local.standin.GitHub;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.trial.signin.SignInTrial.Secrets;

/** Goes through what is promised of sign-in, one after the other. */
final class Walk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long POLL_NANOS = 300_000_000;
    private static final String OPEN = "github:harbour/pier#1";
    private static final String HIDDEN = "github:harbour/vault#1";
    private static final String OPEN_TITLE = "The crane stops in fog";
    private static final String HIDDEN_TITLE = "The vault does not open on Mondays";
    private static final List<String> TRICKS = List.of("/api;x=1%s", "/api;%s", "/;", "/;%s", "/api%%3bx%s", "//api%s",
            "/x/../api%s", "/x/%%2e%%2e/api%s", "/api%%2f%s", "/api%%5c%s", "/api\\%s", "/api%s%%00", "/api%s%%zz",
            "/x/%%252e%%252e/api%s");
    private static final Map<Service, String> ADDRESSES = Map.of(Service.ROTATION, "/api/questions", Service.INGEST,
            "/api/sources", Service.CLASSIFIER, "/api/classify", Service.NOTIFIER, "/api/pings");

    private final Ports ports;
    private final People people;
    private final String secret;
    private final Promises promises;

    Walk(Ports ports, Keycloak keycloak, Secrets secrets, Steps steps) {
        this.ports = ports;
        this.people = new People(keycloak, secrets, ports.address(Service.ROTATION) + "/");
        this.secret = secrets.webhook();
        this.promises = new Promises(steps);
    }

    void all() throws Exception {
        ask();
        strangers();
        tricks();
        browsers();
        roles();
        identities();
        promises.account();
    }

    private void ask() throws Exception {
        GitHub.User asker = GitHub.User.visitor("gull");
        Instant now = Instant.now().minusSeconds(60);
        for (GitHub place : List.of(new GitHub("pier", "harbour/pier", false, secret),
                new GitHub("vault", "harbour/vault", true, secret))) {
            String title = place.isPrivate() ? HIDDEN_TITLE : OPEN_TITLE;
            int status = place.opened(new GitHub.Issue(1, title, "It fails.", asker, now, List.of()))
                    .with("Authorization", "Bearer nonsense").send(ports.address(Service.INGEST));
            promises.holds("a signed webhook is taken, whatever its header Authorization", status == 202, status);
        }
        String token = people.token("theo");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (read(token, question(OPEN)) != 200 || read(token, question(HIDDEN)) != 200) {
            if (System.nanoTime() > deadline) {
                throw new Trouble("The questions do not come to the board: "
                        + new Web().get(question(OPEN), bearer(token)));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private void strangers() {
        Map<String, String> wrong = Map.of("nobody", "", "nonsense for a token", "nonsense",
                "a token of another client",
                people.ofAnotherClient("monalisa"),
                "a token whose signature is another's", people.token("monalisa").replaceFirst("[^.]{8}$", "AAAAAAAA"));
        ADDRESSES.forEach((service, path) -> {
            wrong.forEach((who, token) -> {
                Web.Answer answer = service == Service.CLASSIFIER
                        ? new Web().post(at(service, path), bearer(token), "{}")
                        : new Web().get(at(service, path), bearer(token));
                promises.holds(service.word() + " refuses " + who + " with 401 and a challenge",
                        answer.status() == 401 && answer.header("www-authenticate").isPresent(), answer);
            });
            int stranger = service == Service.CLASSIFIER
                    ? new Web().post(at(service, path), bearer(people.token("sam")), "{\"title\": \"x\"}").status()
                    : read(people.token("sam"), at(service, path));
            promises.holds(service.word() + " refuses somebody of the realm without a role with 403", stranger == 403,
                    stranger);
        });
    }

    private void tricks() {
        ADDRESSES.forEach((service, path) -> {
            List<String> amiss = TRICKS.stream().map(trick -> trick.formatted(path.substring("/api".length())))
                    .filter(trick -> !Web.raw(ports.of(service), trick).startsWith("HTTP/1.1 400")).toList();
            promises.holds(
                    service.word() + " refuses " + TRICKS.size() + " paths that can be read in two ways with 400",
                    amiss.isEmpty(), amiss);
        });
    }

    private void browsers() {
        Web.Answer vera = people.signIn("vera");
        promises.holds("a viewer signs in with a browser, and the board shows what is public", vera.status() == 200
                && vera.body().contains(OPEN_TITLE), vera.status() + " " + vera.address());
        promises.holds("  and nothing that is private", !vera.body().contains(HIDDEN_TITLE), "the title is there");
        Web.Answer theo = people.signIn("theo");
        promises.holds("one of the team signs in, and the board shows both", theo.status() == 200
                && theo.body().contains(OPEN_TITLE) && theo.body().contains(HIDDEN_TITLE), theo.status());
        Web.Answer sam = people.signIn("sam");
        promises.holds("somebody without a role signs in, and sees no board", sam.status() == 403, sam.status());
        Web.Answer wrong = people.signIn("vera", "wrong");
        promises.holds("a wrong password leads to no board", !wrong.body().contains(OPEN_TITLE),
                "the board");
    }

    private void roles() {
        Map<String, String> tokens = Map.of("viewer", people.token("vera"), "team", people.token("theo"), "responder",
                people.token("rita"),
                "manager", people.token("monalisa"), "operator", people.token("otis"), "integration", people.program());
        may(tokens, "read what is public", question(OPEN), 200, "viewer", "team", "responder", "manager", "operator",
                "integration");
        may(tokens, "read what is private", question(HIDDEN), 200, "team", "responder", "manager");
        may(tokens, "read digests", at(Service.ROTATION, "/api/digests"), 200, "team", "responder", "manager");
        may(tokens, "read reports", at(Service.ROTATION, "/api/reports"), 200, "manager");
        may(tokens, "read the ledger", at(Service.NOTIFIER, "/api/pings"), 200, "team", "responder", "manager",
                "operator");
        may(tokens, "see how sources are", at(Service.INGEST, "/api/sources"), 200, "team", "responder", "manager",
                "operator");
        may(tokens, "ask for a backfill", at(Service.INGEST, "/api/sources/pier/backfill"), 404, "operator");
    }

    /** @param answered the status for those who may */
    private void may(Map<String, String> tokens, String what, String address, int answered, String... roles) {
        tokens.forEach((role, token) -> {
            boolean allowed = List.of(roles).contains(role);
            int status = read(token, address);
            boolean right = allowed ? status == answered : status == 403 || status == 404 && answered == 200;
            promises.holds(role + (allowed ? " may " : " may not ") + what, right, status);
        });
    }

    private void identities() throws JsonProcessingException {
        promises.holds("a person is known by their verified address", "rita".equals(acknowledgedBy("rita")), "another");
        promises.holds("a person is known by their subject", "mona".equals(acknowledgedBy("monalisa")), "another");
        promises.holds("who calls themself like a person of the file is not that person",
                acknowledge("mona", "{}") == 403 && acknowledge("mona", "{\"by\": \"mona\"}") == 403, "not 403");
        promises.holds("an address that nobody verified makes nobody a person of the file",
                acknowledge("unproven", "{}") == 403, "not 403");
        promises.holds("a responder can't act as somebody else", acknowledge("rita", "{\"by\": \"mona\"}") == 403,
                "not 403");
        String away = at(Service.ROTATION, "/api/people/theo/absences");
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        String days = "{\"from\": \"%s\", \"until\": \"%s\"}".formatted(day, day);
        promises.holds("a responder can't change when another person is away",
                new Web().post(away, bearer(people.token("rita")), days).status() == 403, "not 403");
        promises.holds("a manager can", new Web().post(away, bearer(people.token("monalisa")), days).status() == 201,
                "not 201");
    }

    private String acknowledgedBy(String username) throws JsonProcessingException {
        Web.Answer answer = new Web().post(question(OPEN) + "/acknowledge", bearer(people.token(username)), "{}");
        return JSON.readTree(answer.body()).path("acknowledgedBy").asText();
    }

    private int acknowledge(String username, String body) {
        return new Web().post(question(OPEN) + "/acknowledge", bearer(people.token(username)), body).status();
    }

    private int read(String token, String address) {
        return new Web().get(address, bearer(token)).status();
    }

    private String question(String id) {
        return at(Service.ROTATION, "/api/questions/" + QuestionId.key(id));
    }

    private String at(Service service, String path) {
        return ports.address(service) + path;
    }

    private static Map<String, String> bearer(String token) {
        return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
    }
}
