package dev.tend.rotation.api;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.identity.SecurityIdentity;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;

/** Who makes a request: the person who signed in; where there is no sign-in (the local profile), who they say they are. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final Community community;

    Caller(SecurityIdentity identity, Community community) {
        this.identity = identity;
        this.community = community;
    }

    /** The signed-in person; empty where nobody signs in, or who did is not listed. */
    public Optional<Person> person() {
        return identity.getPrincipal() instanceof JsonWebToken token ? person(token) : Optional.empty();
    }

    /**
     * The key of the person who acts.
     *
     * @param said field {@code by} of the request
     */
    String actingAs(@Nullable String said) {
        if (identity.isAnonymous()) {
            return Optional.ofNullable(said).filter(by -> !by.isBlank()).orElseThrow(() -> Problem.invalid(
                    "by is missing: say who does this, the key of a person in community.yaml."));
        }
        String key = listed().key();
        if (said != null && !said.equals(key)) {
            throw Problem.of(Status.FORBIDDEN, "You are signed in as " + key + " and can't act as another person: "
                    + "leave by away.");
        }
        return key;
    }

    /** Lets only those change something who are listed. */
    void mustBeListed() {
        if (!identity.isAnonymous()) {
            listed();
        }
    }

    private Person listed() {
        return person()
                .orElseThrow(() -> Problem.of(Status.FORBIDDEN, "You are signed in, but not one of the people in "
                        + "community.yaml: ask for your e-mail address to be added there."));
    }

    private Optional<Person> person(JsonWebToken token) {
        // An address that the provider knows to be unproven is nobody's.
        boolean unproven = Boolean.FALSE.equals(token.<Object>getClaim("email_verified"));
        String email = unproven ? null : token.getClaim("email");
        String name = token.getClaim("preferred_username");
        return Stream.concat(
                community.people().values().stream().filter(person -> person.email()
                        .filter(address -> address.equalsIgnoreCase(email)).isPresent()),
                community.people().values().stream().filter(person -> person.key().equals(name))).findFirst();
    }
}
