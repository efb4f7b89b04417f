package dev.tend.rotation.api;

import java.util.Collection;
import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response.Status;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;

import dev.tend.kit.access.Role;
import dev.tend.kit.access.SignIn;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.rotation.queue.Filter;
import dev.tend.rotation.queue.Question;

/** Who makes a request: the person who signed in; where there is no sign-in (the local profile), who they say they are. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;
    private final SignIn signIn;
    private final Community community;

    Caller(SecurityIdentity identity, SignIn signIn, Community community) {
        this.identity = identity;
        this.signIn = signIn;
        this.community = community;
    }

    /** The signed-in person; empty where nobody signs in, or who did is not listed. */
    public Optional<Person> person() {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? person(token, community.people().values())
                : Optional.empty();
    }

    /** Whether they may read what is PRIVATE, and what the team notes and plans. */
    public boolean isOfTeam() {
        return identity.hasRole(Role.TEAM);
    }

    boolean maySee(Question question) {
        return isOfTeam() || question.mayBePublic();
    }

    /** What they may read of a question that they may see. */
    public Question seeing(Question question) {
        return isOfTeam() ? question : question.withoutNotes();
    }

    /** What they may read of the questions that they ask for. */
    public Filter seeing(Filter filter) {
        return isOfTeam() ? filter : filter.forEverybody();
    }

    /**
     * The key of the person who acts.
     *
     * @param said field {@code by} of the request
     */
    String actingAs(@Nullable String said) {
        if (isTakenAtTheirWord()) {
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

    /** The key of the person for whom something is done: the one who acts, or for a manager anybody. */
    String actingFor(@Nullable String said) {
        return said != null && !said.isBlank() && identity.hasRole(Role.MANAGER) ? said : actingAs(said);
    }

    /** Lets people change their own times alone, and managers everybody's. */
    void mayChange(String person) {
        if (!identity.hasRole(Role.MANAGER) && !listed().key().equals(person)) {
            throw Problem.of(Status.FORBIDDEN, "You are signed in as " + listed().key() + ": only a manager changes "
                    + "when another person is on duty or away.");
        }
    }

    private boolean isTakenAtTheirWord() {
        if (identity.isAnonymous() && signIn.isRequired()) {
            throw new UnauthorizedException();
        }
        return identity.isAnonymous();
    }

    private Person listed() {
        return person()
                .orElseThrow(() -> Problem.of(Status.FORBIDDEN, "You are signed in, but not one of the people in "
                        + "community.yaml: ask for your subject or your e-mail address to be added there, and for the "
                        + "address to be verified where you sign in."));
    }

    /** By what only the server at which people sign in can say of them. A name that people give themselves says nothing. */
    private static Optional<Person> person(JsonWebToken token, Collection<Person> people) {
        String subject = token.getSubject();
        String verified = Boolean.TRUE.equals(token.<Object>getClaim("email_verified"))
                ? token.getClaim("email")
                : null;
        return people.stream()
                .filter(person -> person.subject().isPresent()
                        ? person.subject().get().equals(subject)
                        : person.email().filter(address -> address.equalsIgnoreCase(verified)).isPresent())
                .findFirst();
    }
}
