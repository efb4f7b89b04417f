package dev.tend.kit.community;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code community.yaml}: strictly, and whole. */
public final class CommunityFile {

    private CommunityFile() {
    }

    /**
     * Reads and checks the file.
     *
     * @param environment where <code>${NAME}</code> comes from
     * @throws InvalidCommunity with every error at once, each with its line and what to write instead
     */
    public static Community read(Path file, Map<String, String> environment) throws IOException, InvalidCommunity {
        throw new UnsupportedOperationException();
    }
}
