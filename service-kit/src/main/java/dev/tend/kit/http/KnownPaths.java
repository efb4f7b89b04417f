package dev.tend.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Counts requests under the addresses that the service has, never under those that callers make up: each would be a series of its
 * own, and a stranger could use up the limit of series, so that the real addresses have none.
 */
@ApplicationScoped
class KnownPaths {

    static final String OTHER = "OTHER";

    /** Written by the build; it names each address of the service. */
    private static final String OPENAPI = "META-INF/quarkus-generated-openapi-doc.JSON";
    /** The pages, which OpenAPI leaves out, and the words that Quarkus uses for what has no address. */
    private static final Set<String> OTHERS = Set.of("/", "root", "NOT_FOUND", "REDIRECTION", "UNKNOWN",
            "CORS_PREFLIGHT");

    @Produces
    @Singleton
    MeterFilter onlyKnownPaths(ObjectMapper json) {
        return onlyThoseOf(documented(json));
    }

    static MeterFilter onlyThoseOf(Set<String> paths) {
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                String path = id.getName().equals("http.server.requests") ? id.getTag("uri") : null;
                return path == null || paths.contains(path) || OTHERS.contains(path)
                        ? id
                        : id.replaceTags(id.getTags().stream()
                                .map(tag -> tag.getKey().equals("uri") ? Tag.of("uri", OTHER) : tag).toList());
            }
        };
    }

    private static Set<String> documented(ObjectMapper json) {
        try (InputStream document = Thread.currentThread().getContextClassLoader().getResourceAsStream(OPENAPI)) {
            if (document == null) {
                throw new IllegalStateException("The build has left no " + OPENAPI + " in the jar.");
            }
            Set<String> paths = new TreeSet<>();
            json.readTree(document).path("paths").fieldNames().forEachRemaining(paths::add);
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
