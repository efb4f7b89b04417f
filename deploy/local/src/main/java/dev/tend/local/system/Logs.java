package dev.tend.local.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the broker and the database log inside this process goes to a file, none of it to the terminal. */
final class Logs {

    private static final int LARGEST = 20 * 1024 * 1024;
    /** Kept, since the log manager forgets loggers that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logs() {
    }

    static void into(Path file) throws IOException {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$-7s [%3$s] %5$s%6$s%n");
        LogManager.getLogManager().reset();
        Handler handler = new FileHandler(file.toString(), LARGEST, 1, true);
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.INFO);
        // Where the log can't be written, the usual one prints a stack trace on the terminal.
        handler.setErrorManager(new ErrorManager() {
            @Override
            public synchronized void error(String message, Exception failure, int code) {
                // Whoever watches the disk says it.
            }
        });
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.INFO);
    }
}
