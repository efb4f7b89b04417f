package dev.tend.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.InvalidCommunity;

/** A community file that a newcomer starts from. */
final class SampleCommunity {

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z_]{4,})}(?=\")");

    private SampleCommunity() {
    }

    static Community read(Path file) throws IOException, InvalidCommunity {
        Map<String, String> environment = names(file).stream()
                .collect(Collectors.toMap(name -> name, name -> "https://chat.kettle-brewing.example/hooks/1"));
        return CommunityFile.read(file, environment);
    }

    /** What it takes from the environment. */
    static Set<String> names(Path file) throws IOException {
        return NAME.matcher(Files.readString(file)).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }
}
