package dev.tend.classifier.api;

import dev.tend.classifier.ServiceTest;
import dev.tend.kit.testing.DocumentConformity;

/** The OpenAPI document of this service. */
@ServiceTest
class DocumentTest extends DocumentConformity {
}
