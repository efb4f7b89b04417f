package dev.tend.local.trial.signin;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.local.system.Trouble;
import dev.tend.local.trial.signin.SignInTrial.Secrets;

/** The invented people of the realm, and how they get in. */
record People(Keycloak keycloak, Secrets secrets, String board) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A person's token for Tend. */
    String token(String username) {
        return token("tend", password(username));
    }

    /** A person's token for another application of the same realm. */
    String ofAnotherClient(String username) {
        return token("other-application", password(username));
    }

    /** A program's token for Tend. */
    String program() {
        return token("program", Map.of("grant_type", "client_credentials"));
    }

    /** What a person sees who opens the board and signs in. */
    Web.Answer signIn(String username) {
        return signIn(username, secrets.password());
    }

    Web.Answer signIn(String username, String password) {
        Web browser = new Web();
        Web.Answer login = browser.follow(browser.get(board, Map.of("Accept", "text/html")));
        Optional<String> form = login.form();
        return form.isEmpty()
                ? login
                : browser.follow(browser.submit(form.get(), Map.of("username", username, "password", password)));
    }

    private Map<String, String> password(String username) {
        return Map.of("grant_type", "password", "username", username, "password", secrets.password());
    }

    private String token(String client, Map<String, String> grant) {
        Map<String, String> fields = new HashMap<>(grant);
        fields.putAll(Map.of("client_id", client, "client_secret", secrets.client()));
        Web.Answer answer = new Web().submit(keycloak.tokenAddress(), fields);
        try {
            String token = JSON.readTree(answer.body()).path("access_token").asText();
            if (!token.isEmpty()) {
                return token;
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new Trouble(
                "Keycloak gives no token to " + grant.getOrDefault("username", client) + ": " + answer.body());
    }
}
