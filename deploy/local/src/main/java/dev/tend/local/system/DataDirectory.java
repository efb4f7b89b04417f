package dev.tend.local.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/** The directory that holds all that Tend keeps on this machine. One Tend at a time uses it. */
final class DataDirectory implements AutoCloseable {

    private final Path dir;
    private @Nullable FileLock lock;

    DataDirectory(Path dir) {
        this.dir = dir.toAbsolutePath().normalize();
    }

    /**
     * Takes the directory for us; makes it if it is not there. The lock ends with the process, however that ends.
     *
     * @throws Trouble if another Tend has it, or if it can't be made
     */
    void take() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(leftovers());
            FileChannel channel = FileChannel.open(dir.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.READ);
            lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new Trouble(
                        "Another Tend uses " + dir + " (process " + holder() + "): stop it, or give --data another "
                                + "directory (and TEND_PORT_BASE another number).");
            }
            Files.writeString(dir.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new Trouble("The data directory " + dir + " can't be written: give --data one that can (" + e + ").",
                    e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private String holder() throws IOException {
        Path pid = dir.resolve("pid");
        return Files.isReadable(pid) ? Files.readString(pid, StandardCharsets.UTF_8) : "unknown";
    }

    Path kafka() {
        return dir.resolve("kafka");
    }

    Path postgres() {
        return dir.resolve("postgres");
    }

    Path logs() {
        return dir.resolve("logs");
    }

    Path log(String what) {
        return logs().resolve(what + ".log");
    }

    /** Notes of the processes that we have started, so that the next start finds what this one may leave. */
    Path leftovers() {
        return dir.resolve("processes");
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.acquiredBy().close();
            lock = null;
        }
    }

    @Override
    public String toString() {
        return dir.toString();
    }
}
