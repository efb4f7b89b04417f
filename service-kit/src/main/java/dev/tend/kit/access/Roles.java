package dev.tend.kit.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import io.smallrye.mutiny.Uni;

/** Gives callers their roles: by what their token says, or all of them where nobody signs in. */
@ApplicationScoped
class Roles implements SecurityIdentityAugmentor {

    private final SignIn signIn;
    private final Named named;

    Roles(SignIn signIn, Named named) {
        this.signIn = signIn;
        this.named = named;
    }

    /** Of each role, which values of the token's claim give it; one of the same name where nothing is set. */
    @ConfigMapping(prefix = "tend.roles")
    interface Named {
        @WithParentName
        Map<String, List<String>> values();
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        Set<String> roles = identity.isAnonymous()
                ? ofAnonymous(signIn.isRequired())
                : of(identity.getRoles(), named.values());
        return Uni.createFrom().item(QuarkusSecurityIdentity.builder().setPrincipal(identity.getPrincipal())
                .addAttributes(identity.getAttributes()).addCredentials(identity.getCredentials())
                .addPermissionChecker(identity::checkPermission).setAnonymous(identity.isAnonymous()).addRoles(roles)
                .build());
    }

    private static Set<String> ofAnonymous(boolean required) {
        return required ? Set.of() : Set.copyOf(Role.ALL);
    }

    /**
     * The roles of a caller, with those that they include.
     *
     * @param claimed the values of the token's claim
     * @param named which values give which role, where it is not the role's own name
     */
    static Set<String> of(Set<String> claimed, Map<String, List<String>> named) {
        Set<String> roles = new TreeSet<>();
        Role.ALL.stream().filter(role -> named.getOrDefault(role, List.of(role)).stream().anyMatch(claimed::contains))
                .forEach(roles::add);
        return Role.withIncluded(roles);
    }
}
