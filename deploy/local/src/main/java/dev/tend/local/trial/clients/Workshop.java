package dev.tend.local.trial.clients;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;

/**
 * What clients are made with.
 *
 * @param work where everything that is fetched and made goes
 * @param documents the OpenAPI document of each service
 * @param addresses of the services, in their order
 */
record Workshop(Tool tool, Generator generator, Path work, Map<Service, Path> documents, List<String> addresses) {

    /** Takes the documents from the services that run. @throws dev.tend.local.system.Trouble if one is not right */
    static Workshop open(Tool tool, Generator generator, Path work, Ports ports)
            throws IOException, InterruptedException {
        Map<Service, Path> documents = new EnumMap<>(Service.class);
        HttpClient http = HttpClient.newHttpClient();
        for (Service service : Service.values()) {
            Path document = work.resolve(service.word() + ".json");
            http.send(HttpRequest.newBuilder(ports.address(service).resolve("/q/openapi"))
                    .header("Accept", "application/json").build(), HttpResponse.BodyHandlers.ofFile(document));
            generator.validate(service, document);
            documents.put(service, document);
        }
        return new Workshop(tool, generator, work, documents,
                Arrays.stream(Service.values()).map(ports::address).map(URI::toString).toList());
    }

    /** Runs the program that uses the clients, and returns what it printed. */
    String use(String name, Path project, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(addresses);
        return tool.run(name, project, words).stripTrailing();
    }

    static String resource(String name) throws IOException {
        try (InputStream content = Workshop.class.getResourceAsStream("/trial/clients/" + name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
