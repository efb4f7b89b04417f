package dev.tend.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;

import dev.tend.events.EventType;

/**
 * Serves the contract of the events as OpenAPI is served: the AsyncAPI document at {@code /q/asyncapi}, and at
 * {@code /q/schemas/<file>} the JSON Schemas to which it refers.
 */
@ApplicationScoped
class EventDocuments {

    private static final String PLACE = "/dev/tend/events/";

    void addTo(@Observes ManagementInterface management) {
        Router router = management.router();
        serve(router, "/q/asyncapi", "asyncapi.yaml", "application/yaml");
        Arrays.stream(EventType.values()).map(type -> "schemas/" + type.eventName() + ".v1.schema.json")
                .forEach(schema -> serve(router, "/q/" + schema, schema, "application/schema+json"));
    }

    private static void serve(Router router, String path, String resource, String type) {
        Buffer document = read(PLACE + resource);
        router.get(path)
                .handler(context -> context.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(document));
    }

    private static Buffer read(String resource) {
        try (InputStream stream = EventType.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The jar of the events lacks " + resource + ".");
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
