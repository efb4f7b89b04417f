package dev.tend.kit.community;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./tend check FILE}: what is wrong with a file, or what Tend would do by it. */
public final class CommunityCheck {

    private CommunityCheck() {
    }

    /** The same, at this moment. */
    public static int run(Path file, Map<String, String> environment, PrintStream out) {
        return run(file, environment, out, Instant.now());
    }

    /**
     * Prints what the file changes of another one that Tend runs by now, at this moment.
     *
     * @return the exit code: 0 where Tend would start with this file and the other can be read, else 1
     */
    public static int compare(Path file, Path old, Map<String, String> environment, PrintStream out) {
        return compare(file, old, environment, out, Instant.now());
    }

    static int compare(Path file, Path old, Map<String, String> environment, PrintStream out, Instant now) {
        int checked = run(file, environment, out, now);
        if (checked == 0) {
            try {
                new Changes(read(old, environment).community(), read(file, environment).community(), now).lines()
                        .forEach(out::println);
            } catch (InvalidCommunity e) {
                out.println(e.getMessage());
                return 1;
            } catch (IOException e) {
                out.println(old + " can't be read: is it a file, and may you read it?");
                return 1;
            }
        }
        return checked;
    }

    /**
     * Prints each problem as {@code FILE:LINE: what: remedy}, or a summary and each warning as {@code FILE:LINE: warning: what:
     * remedy}. A variable that the environment lacks is a problem here too, as it stops the start.
     *
     * @param now decides what is in the future
     * @return the exit code: 0 where Tend would start with this file, else 1
     */
    public static int run(Path file, Map<String, String> environment, PrintStream out, Instant now) {
        try {
            CommunityFile.Read read = read(file, environment);
            new Summary(read.community()).lines(file).forEach(out::println);
            for (Reader reader : Reader.values()) {
                Set<String> names = CommunityFile.variables(file, reader);
                if (!names.isEmpty()) {
                    out.println("  " + reader.service() + " needs " + String.join(", ", names));
                }
            }
            warnings(file, read, now).forEach(out::println);
            return 0;
        } catch (InvalidCommunity e) {
            out.println(e.getMessage());
            out.println(Summary.count(e.problems().size(), "problem") + ".");
        } catch (IOException e) {
            out.println(file + " can't be read: is it a file, and may you read it?");
        }
        return 1;
    }

    /**
     * What a start does not mind, but people might, each as {@code FILE:LINE: warning: what: remedy}.
     *
     * @param now decides what is in the future
     */
    public static List<String> warnings(Path file, Map<String, String> environment, Instant now)
            throws IOException, InvalidCommunity {
        return warnings(file, read(file, environment), now);
    }

    /** The same, as one service reads the file. */
    public static List<String> warnings(Path file, Map<String, String> environment, Reader reader, Instant now)
            throws IOException, InvalidCommunity {
        return warnings(file, CommunityFile.read(file.toString(), Files.readAllBytes(file),
                new Environment(environment, reader::needs)), now);
    }

    private static List<String> warnings(Path file, CommunityFile.Read read, Instant now) {
        return new Warnings(read.community(), read.file(), now).all().stream().map(warning -> "%s:%d: warning: %s: %s"
                .formatted(file, warning.line(), warning.message(), warning.remedy())).toList();
    }

    private static CommunityFile.Read read(Path file, Map<String, String> environment)
            throws IOException, InvalidCommunity {
        return CommunityFile.read(file.toString(), Files.readAllBytes(file), new Environment(environment));
    }
}
