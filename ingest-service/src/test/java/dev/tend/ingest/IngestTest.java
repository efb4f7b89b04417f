package dev.tend.ingest;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.testing.Infrastructure;

/** A test of the whole service with a real broker and database; the APIs of the sources are {@link Stub}s. */
@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = {
        @ResourceArg(name = "community", value = "community.yaml"),
        @ResourceArg(name = "NEW_SECRET", value = "the-new-secret"),
        @ResourceArg(name = "OLD_SECRET", value = "the-old-secret"),
        @ResourceArg(name = "TOKEN", value = "the-token")})
@QuarkusTestResource(Stub.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface IngestTest {
}
