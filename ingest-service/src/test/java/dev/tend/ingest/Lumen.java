package dev.tend.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.InvalidCommunity;

/** The invented community of the tests. */
public final class Lumen {

    private static final Community COMMUNITY = read();

    private Lumen() {
    }

    public static Community community() {
        return COMMUNITY;
    }

    private static Community read() {
        try {
            return CommunityFile.read(Path.of("src/test/resources/community.yaml"), Map.of("NEW_SECRET", "a",
                    "OLD_SECRET", "b", "TOKEN", "c", "STUB", "http://127.0.0.1:9"));
        } catch (IOException | InvalidCommunity e) {
            throw new IllegalStateException(e);
        }
    }
}
