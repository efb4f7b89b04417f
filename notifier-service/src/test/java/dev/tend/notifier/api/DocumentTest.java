package dev.tend.notifier.api;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.testing.DocumentConformity;

/** The OpenAPI document of this service. */
@QuarkusTest
class DocumentTest extends DocumentConformity {
}
