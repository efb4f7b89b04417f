package dev.tend.kit.access;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Whether callers have to sign in. They always have to, but in the local profile and in tests that say so. */
@Singleton
public class SignIn {

    private final boolean required;

    @Inject
    SignIn(@ConfigProperty(name = "tend.sign-in") boolean wanted) {
        // The setting alone does not switch it off: a slip of the environment must not open production.
        this(wanted, ConfigUtils.isProfileActive("local") || LaunchMode.current() == LaunchMode.TEST);
    }

    /**
     * @param wanted what the setting says
     * @param mayBeAbsent whether the setting counts
     */
    public SignIn(boolean wanted, boolean mayBeAbsent) {
        required = wanted || !mayBeAbsent;
    }

    public boolean isRequired() {
        return required;
    }
}
