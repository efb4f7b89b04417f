package dev.tend.kit.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;

/**
 * Has each answer of each test of a running service compared with its OpenAPI document. A service names it in
 * {@code META-INF/services}.
 */
public final class CompareAnswers implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        DocumentedAnswers.compareAll();
    }
}
