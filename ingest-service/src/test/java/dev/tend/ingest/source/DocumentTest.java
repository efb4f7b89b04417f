package dev.tend.ingest.source;

import dev.tend.ingest.IngestTest;
import dev.tend.kit.testing.DocumentConformity;

/** The OpenAPI document of this service. */
@IngestTest
class DocumentTest extends DocumentConformity {
}
