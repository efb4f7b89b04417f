package dev.tend.kit.community;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /**
     * As one service reads it: variables of sections that it does not need may be missing, and what they stand for is not in what is
     * returned.
     */
    public static Community read(Path file, Map<String, String> environment, Reader reader)
            throws IOException, InvalidCommunity {
        return read(file.toString(), Files.readAllBytes(file), new Environment(environment, reader::needs)).community();
    }

    /**
     * The names of the variables that a service needs.
     *
     * @throws InvalidCommunity if the file is not right, whatever the environment holds
     */
    public static Set<String> variables(Path file, Reader reader) throws IOException, InvalidCommunity {
        Environment environment = new Environment(Map.of(), section -> false);
        read(file.toString(), Files.readAllBytes(file), environment);
        return environment.named().entrySet().stream().filter(section -> reader.needs(section.getKey()))
                .flatMap(section -> section.getValue().stream()).collect(Collectors.toCollection(TreeSet::new));
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
