package dev.tend.kit.http;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.Router;

/**
 * Health, metrics and the documents of the APIs ({@code /q/*}) have a port of their own in production, which is not published. On
 * one's own machine, where everything is bound to loopback, they are on the main port as well, so that one address is enough.
 */
@ApplicationScoped
class OwnPort {

    /** After the guards, and before the resources, which answer 404 to all that they do not have. */
    private static final int BEFORE_RESOURCES = -1;

    private final Router main;

    OwnPort(Router main) {
        this.main = main;
    }

    /** A profile that is only called `test` does not decide it: anybody could start a service in it. */
    static boolean isShared(List<String> profiles, LaunchMode mode) {
        return profiles.contains("local") || mode.isDevOrTest();
    }

    void share(@Observes ManagementInterface management) {
        if (isShared(ConfigUtils.getProfiles(), LaunchMode.current())) {
            // A route with a path would hide that path from the other router.
            main.route().order(BEFORE_RESOURCES).handler(context -> {
                if (context.normalizedPath().startsWith("/q/")) {
                    management.router().handleContext(context);
                } else {
                    context.next();
                }
            });
        }
    }
}
