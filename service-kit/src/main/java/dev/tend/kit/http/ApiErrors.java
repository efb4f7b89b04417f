package dev.tend.kit.http;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The errors that come from what all resources stand behind, and the shape of all errors (RFC 9457). */
final class ApiErrors {

    static final String PROBLEM = "application/problem+json";

    private static final String SCHEMA = "#/components/schemas/HttpProblem";
    private static final String JSON = "application/json";
    /** What the framework writes where a resource says nothing. */
    private static final List<String> UNSAID = List.of("Not Authorized", "Not Allowed");

    private ApiErrors() {
    }

    static void add(Operation operation) {
        add(operation, "400", "A parameter or the body is not right, or a parameter is not known: says which");
        if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
            add(operation, "401", "You have not signed in, or the token is not accepted: says why");
            add(operation, "403", "None of your roles allows this");
            add(operation, "503", "The server at which people sign in can't be reached: try again after Retry-After "
                    + "seconds");
        }
        if (operation.getRequestBody() != null && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().hasMediaType(JSON)) {
            add(operation, "415", "The body is not sent as application/json");
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(problem());
            }
        });
    }

    private static void add(Operation operation, String status, String description) {
        Map<String, APIResponse> responses = operation.getResponses().getAPIResponses();
        APIResponse given = responses == null ? null : responses.get(status);
        if (given == null) {
            operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        } else if (UNSAID.contains(given.getDescription())) {
            given.setDescription(description);
        }
    }

    private static Content problem() {
        return OASFactory.createContent().addMediaType(PROBLEM,
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(SCHEMA)));
    }
}
