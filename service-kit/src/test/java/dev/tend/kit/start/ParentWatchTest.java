package dev.tend.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class ParentWatchTest {

    @Test
    void aServiceEndsWhenTheOtherEndOfItsInputClosesAndNotBefore() throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (PipedOutputStream launcher = new PipedOutputStream()) {
            ParentWatch.start(new PipedInputStream(launcher), ended::countDown);
            launcher.write("what is typed is not for a service\n".getBytes());
            assertThat(ended.await(200, TimeUnit.MILLISECONDS)).isFalse();
        }
        assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    }
}
