package dev.tend.kit.http;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** A misspelt query parameter of the API is told, rather than answered as if it were not there. */
class UnknownParameters {

    private static final int LONGEST_NAME = 100;

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        if (given.isEmpty() || !request.getUriInfo().getPath().startsWith("/api/")) {
            return;
        }
        Set<String> wanted = known.computeIfAbsent(resource.getResourceMethod(), UnknownParameters::parameters);
        given.stream().filter(name -> !wanted.contains(name)).findFirst().ifPresent(name -> {
            throw HttpProblem.builder().withStatus(Status.BAD_REQUEST).withTitle(Status.BAD_REQUEST.getReasonPhrase())
                    .withDetail("The query parameter " + shortened(name) + " is not known here: "
                            + (wanted.isEmpty() ? "leave it out." : "write one of " + String.join(", ", wanted) + "."))
                    .build();
        });
    }

    private static Set<String> parameters(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            RestQuery query = parameter.getAnnotation(RestQuery.class);
            if (query != null) {
                names.add(query.value().isEmpty() ? parameter.getName() : query.value());
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                Arrays.stream(parameter.getType().getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(RestQuery.class)).map(Field::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
