package dev.tend.kit.community;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** {@code ./tend check FILE}: what is wrong with a file, or what Tend would do by it. */
public final class CommunityCheck {

    private CommunityCheck() {
    }

    /**
     * Prints each problem as {@code FILE:LINE: what: remedy}, or a summary with warnings. A variable that the environment
     * lacks is a problem here too, as it stops the start.
     *
     * @return the exit code: 0 where Tend would start with this file, else 1
     */
    public static int run(Path file, Map<String, String> environment, PrintStream out) {
        try {
            new Summary(CommunityFile.read(file, environment)).lines(file).forEach(out::println);
            return 0;
        } catch (InvalidCommunity e) {
            out.println(e.getMessage());
            out.println(Summary.count(e.problems().size(), "problem") + ".");
        } catch (IOException e) {
            out.println(file + " can't be read: is it a file, and may you read it?");
        }
        return 1;
    }
}
