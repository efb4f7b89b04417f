package dev.tend.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Walks every endpoint of a deployed service as every caller. A service's test says for each endpoint which roles may call it.
 */
public abstract class AccessWalk {

    /** Instead of roles: signed by its sender, and open to callers who have not signed in. */
    protected static final String SIGNED = "signed";
    private static final List<String> ROLES = List.of("viewer", "team", "responder", "manager", "operator",
            "integration");
    private static final List<String> OPEN = List.of("/q/health", "/q/health/live", "/q/metrics", "/q/openapi");

    /** The endpoints that every service has. */
    private static final Map<String, String> IN_ALL = Map.of("POST /api/republish", "operator", "GET /api/republish",
            "operator");

    /**
     * The roles of each endpoint of this service alone, separated by spaces, or {@link #SIGNED}; an endpoint is like
     * {@code GET /api/questions}.
     */
    protected abstract Map<String, String> allowed();

    private Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(allowed());
        all.putAll(IN_ALL);
        return all;
    }

    @Test
    void each_endpoint_of_the_service_is_in_the_table() {
        assertThat(Endpoints.deployed()).as("add a new endpoint to the table, with the roles that may call it")
                .isEqualTo(all().keySet());
    }

    @Test
    void nobody_and_no_wrong_token_gets_in() {
        Map<String, String> wrong = new LinkedHashMap<>(Tokens.wrong());
        wrong.put("nobody", "");
        List<String> amiss = new ArrayList<>();
        all().forEach((endpoint, roles) -> wrong.forEach((caller, token) -> {
            Response answer = call(endpoint, token);
            String challenge = answer.header("WWW-Authenticate");
            boolean right = roles.equals(SIGNED)
                    ? answer.statusCode() < 500 && challenge == null
                    : answer.statusCode() == 401 && challenge != null && challenge.startsWith("Bearer")
                            && answer.contentType().startsWith("application/problem+json");
            if (!right) {
                amiss.add(caller + ": " + endpoint + " -> " + answer.statusLine() + " " + challenge);
            }
        }));
        assertThat(amiss).isEmpty();
    }

    @Test
    void each_role_gets_in_where_the_table_says_so_and_nowhere_else() {
        List<String> amiss = new ArrayList<>();
        Stream.concat(Stream.of("stranger"), ROLES.stream()).forEach(role -> {
            String token = role.equals("stranger") ? Tokens.ofStranger() : Tokens.ofStranger(role);
            all().forEach((endpoint, roles) -> {
                boolean may = roles.equals(SIGNED) || Set.of(roles.split(" ")).contains(role);
                Response answer = call(endpoint, token);
                boolean refused = answer.statusCode() == 403 && answer.asString().contains("None of your roles");
                boolean in = answer.statusCode() < 500 && answer.header("WWW-Authenticate") == null && !refused;
                if (may ? !in : !refused) {
                    amiss.add(role + ": " + endpoint + " -> " + answer.statusLine());
                }
            });
        });
        assertThat(amiss).isEmpty();
    }

    @Test
    void a_wrong_token_breaks_nothing_that_is_open() {
        for (String path : OPEN) {
            for (String header : List.of("Bearer nonsense", "Basic bm9uc2Vuc2U=", "nonsense", "Bearer " + expired())) {
                assertThat(given().header("Authorization", header).get(path).statusCode()).as(header + " at " + path)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_refused_token_is_one_line_of_the_log() {
        String guarded = all().entrySet().stream().filter(entry -> !entry.getValue().equals(SIGNED)).findFirst()
                .orElseThrow().getKey();
        try (LogLines lines = LogLines.listen()) {
            call(guarded, expired());

            assertThat(lines.all()).singleElement().satisfies(line -> {
                assertThat(line.getMessage() + Arrays.toString(line.getParameters())).contains("refused", "expired")
                        .doesNotContain("mallory");
                assertThat(line.getThrown()).isNull();
            });
        }
    }

    @Test
    void no_path_that_can_be_read_in_two_ways_gets_in() {
        String address = all().keySet().stream().map(endpoint -> endpoint.split(" ")[1])
                .filter(path -> path.startsWith("/api/") && !path.contains("{")).findFirst().orElseThrow();
        List<String> amiss = new ArrayList<>();
        for (String trick : PathTricks.over(address)) {
            for (String method : List.of("GET", "POST")) {
                String answer = RawHttp.send(RestAssured.port, method, trick);
                if (!answer.startsWith("HTTP/1.1 400 ")
                        || isUri(trick) && !answer.contains("application/problem+json")) {
                    amiss.add(method + " " + trick + " -> " + answer.lines().findFirst().orElse("nothing"));
                }
            }
        }
        assertThat(PathTricks.over(address)).hasSizeGreaterThanOrEqualTo(35);
        assertThat(amiss).isEmpty();
    }

    /** The server refuses everything else before any handler. */
    private static boolean isUri(String text) {
        try {
            return new URI(text).getPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static String expired() {
        return Tokens.wrong().get("expired");
    }

    /** With places that are not there: what matters is who gets that far. */
    private static Response call(String endpoint, String token) {
        String[] parts = endpoint.split(" ");
        RequestSpecification request = given().redirects().follow(false).accept("*/*");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!parts[0].equals("GET")) {
            request.contentType("application/json").body("{}");
        }
        return request.request(parts[0], parts[1].replaceAll("\\{[^}]+}", "nowhere"));
    }
}
