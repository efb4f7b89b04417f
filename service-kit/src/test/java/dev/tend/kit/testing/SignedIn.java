package dev.tend.kit.testing;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** A service as in production: callers have to sign in, at a {@link SignInServer}. */
public class SignedIn implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("tend.sign-in", "true", "quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.client-id",
                SignInServer.CLIENT, "quarkus.oidc.credentials.secret", "a-secret-of-the-tests-with-enough-letters");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SignInServer.class));
    }
}
