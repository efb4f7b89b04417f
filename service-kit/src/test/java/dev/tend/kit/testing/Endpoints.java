package dev.tend.kit.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

/** The resource methods of the deployed service. */
final class Endpoints {

    private Endpoints() {
    }

    /** Each like {@code GET /api/questions/{key}}. */
    static Set<String> deployed() {
        Set<String> endpoints = new TreeSet<>();
        for (Bean<?> bean : CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(root, method, endpoints);
                }
            }
        }
        return endpoints;
    }

    private static void add(Path root, Method method, Set<String> endpoints) {
        Path path = method.getAnnotation(Path.class);
        String address = ("/" + root.value() + "/" + (path == null ? "" : path.value())).replaceAll("/+", "/");
        String trimmed = address.length() > 1 ? address.replaceFirst("/$", "") : address;
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                endpoints.add(verb.value() + " " + trimmed);
            }
        }
    }
}
