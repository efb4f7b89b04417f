package dev.tend.kit.testing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** The resource methods of the deployed service. */
final class Endpoints {

    private Endpoints() {
    }

    /** Each like {@code GET /api/questions/{key}}. */
    static Set<String> deployed() {
        return methods().keySet();
    }

    /** Those that are not hidden from the OpenAPI document. */
    static Set<String> shown() {
        return methods().entrySet().stream().filter(entry -> isShown(entry.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The roles of those of them that need one. */
    static Map<String, List<String>> guarded() {
        return methods().entrySet().stream()
                .filter(entry -> isShown(entry.getValue()) && entry.getValue().isAnnotationPresent(RolesAllowed.class))
                .collect(Collectors.toMap(Map.Entry::getKey,
                        entry -> List.of(entry.getValue().getAnnotation(RolesAllowed.class).value())));
    }

    private static boolean isShown(Method method) {
        Operation operation = method.getAnnotation(Operation.class);
        return operation == null || !operation.hidden();
    }

    private static Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        for (Bean<?> bean : CDI.current().getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                for (Method method : bean.getBeanClass().getMethods()) {
                    add(root, method, methods);
                }
            }
        }
        return methods;
    }

    private static void add(Path root, Method method, Map<String, Method> methods) {
        Path path = method.getAnnotation(Path.class);
        String address = ("/" + root.value() + "/" + (path == null ? "" : path.value())).replaceAll("/+", "/");
        String trimmed = address.length() > 1 ? address.replaceFirst("/$", "") : address;
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                methods.put(verb.value() + " " + trimmed, method);
            }
        }
    }
}
