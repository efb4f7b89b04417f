package dev.tend.local.republish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.local.client.TendClient;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;

/** {@code ./tend republish}: has the Tend that runs here publish again what its services told, where Kafka has lost it. */
public final class Republish {

    /** In the direction of the events. */
    private static final List<Service> ORDER = List.of(Service.INGEST, Service.CLASSIFIER, Service.ROTATION,
            Service.NOTIFIER);

    private final TendClient client;

    public Republish(Map<String, String> environment) {
        client = new TendClient(Ports.of(environment));
    }

    /** Returns when all is published. @throws Trouble if no Tend runs here, or it is at it already */
    public void run(List<String> arguments) throws InterruptedException {
        RepublishOptions options = RepublishOptions.of(arguments);
        try (Steps steps = new Steps(System.out)) {
            for (Service service : ORDER) {
                start(service, options.query());
            }
            List<Service> left = new ArrayList<>(ORDER);
            while (!left.isEmpty()) {
                for (Service service : List.copyOf(left)) {
                    Optional<JsonNode> progress = client.get(service, "/api/republish");
                    if (progress.filter(one -> one.path("state").asText().equals("DONE")).isPresent()) {
                        steps.say(service.word() + ": " + progress.get().path("events").asLong()
                                + " events published again");
                        left.remove(service);
                    }
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private void start(Service service, String query) {
        try {
            client.post(service, "/api/republish" + query, "");
        } catch (TendClient.Refused e) {
            throw new Trouble(service.word() + " does not publish again: " + e.getMessage(), e);
        } catch (java.io.UncheckedIOException e) {
            throw new Trouble("No " + service.word() + " answers at " + client.ports().address(service)
                    + ": is Tend up, with the same TEND_PORT_BASE?", e);
        }
    }
}
