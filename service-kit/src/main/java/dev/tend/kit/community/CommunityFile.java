package dev.tend.kit.community;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.nodes.Node;

import dev.tend.kit.community.InvalidCommunity.Problem;

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
        return read(file.toString(), Files.readAllBytes(file), new Environment(environment)).community();
    }

    /** A file without problems, and where in it what stands. */
    record Read(Community community, Value file) {
    }

    static Read read(String name, byte[] bytes, Environment environment) throws InvalidCommunity {
        List<Problem> problems = new ArrayList<>();
        try {
            Node root = Document.read(bytes);
            Value file = new Shape(new Scalars(environment, Shape.keys(root), Path.of(name)), problems).read(root);
            new Rules(problems).check(file);
            if (problems.isEmpty()) {
                return new Read(Records.community(file), file);
            }
        } catch (Document.Unreadable e) {
            problems.add(e.problem());
        }
        problems.sort(Comparator.comparingInt(Problem::line));
        throw new InvalidCommunity(name, problems);
    }
}
