package dev.tend.kit.access;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Whether callers have to sign in. They always have to, but in the local profile and in tests that say so. */
@ApplicationScoped
public class SignIn {

    private final boolean required;

    SignIn(@ConfigProperty(name = "tend.sign-in") boolean wanted) {
        // The setting alone does not switch it off: a slip of the environment must not open production.
        required = wanted || !ConfigUtils.isProfileActive("local") && LaunchMode.current() != LaunchMode.TEST;
    }

    public boolean isRequired() {
        return required;
    }
}
