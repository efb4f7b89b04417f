package dev.tend.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class DiskSpaceTest {

    private static final Path DATA = Path.of("/var/tend");

    private final AtomicLong free = new AtomicLong(DiskSpace.LEAST_AT_START);
    private final DiskSpace disk = new DiskSpace(DATA, free::get);

    @Test
    void aDiskWithTooLittleLeftStopsTheStartWithASentence() {
        assertThatCode(disk::requireAtStart).doesNotThrowAnyException();
        free.set(12 * 1024 * 1024);
        assertThatThrownBy(disk::requireAtStart).isInstanceOf(Trouble.class)
                .hasMessage(
                        "There are 12 MiB left on the disk of /var/tend, and Tend needs 256 MiB to start: free some space, "
                                + "or give --data a directory on another disk.");
    }

    @Test
    void aDiskThatFillsUpEndsARunningTend() {
        try (End end = new End(disk)) {
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> waitFor(end));
            end.watch();
            free.set(DiskSpace.LEAST - 1);

            await().until(waiting::isDone);
            assertThat(waiting).isCompletedExceptionally();
            assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(Trouble.class)
                    .hasMessageStartingWith("The disk of /var/tend is full (63 MiB are left), so Tend stops");
        }
    }

    @Test
    void whatEndsBecauseOfAFullDiskIsSaidToBeThat() {
        try (End end = new End(disk)) {
            free.set(0);
            end.because("PostgreSQL ended by itself.");
            assertThatThrownBy(end::await).hasMessageContaining("is full");
        }
        try (End end = new End(new DiskSpace(DATA, () -> Long.MAX_VALUE))) {
            end.because("PostgreSQL ended by itself.");
            end.because("Kafka ended by itself.");
            assertThatThrownBy(end::await).hasMessage("PostgreSQL ended by itself.");
        }
    }

    @Test
    void aFullDiskIsKnownWhereverItIsTheCause() {
        IOException full = new IOException("/var/tend/kafka/00.log: No space left on device");
        assertThat(DiskSpace.told(new IllegalStateException("no", new UncheckedIOException(full)))).isPresent();
        assertThat(DiskSpace.told(new SQLException("could not extend file", "53100"))).isPresent();
        assertThat(DiskSpace.told(new IOException("Permission denied"))).isEmpty();
    }

    private static void waitFor(End end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
