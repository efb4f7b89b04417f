package dev.tend.kit.community;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

import dev.tend.kit.community.InvalidCommunity.Problem;

/** A YAML 1.1 document as nodes, each with its line. Nothing is constructed from it, whatever its tags say. */
final class Document {

    static final int LIMIT = 1024 * 1024;

    /** The one thing because of which nothing else can be said. */
    static final class Unreadable extends Exception {

        private final transient Problem problem;

        Unreadable(int line, String message, String remedy) {
            super(message);
            problem = new Problem(line, message, remedy);
        }

        Problem problem() {
            return problem;
        }
    }

    private Document() {
    }

    static Node read(byte[] bytes) throws Unreadable {
        if (bytes.length > LIMIT) {
            throw new Unreadable(1, "the file has more than " + LIMIT + " bytes", "is it the right file?");
        }
        String text = decode(bytes);
        try {
            Node node = new Yaml(limits()).compose(new StringReader(text));
            if (node == null || node.getTag().equals(Tag.NULL)) {
                throw new Unreadable(1, "the file is empty", "begin with `community: ` and a name");
            }
            return node;
        } catch (MarkedYAMLException e) {
            // Its problem, not its message: that one quotes the file. An alias or tag may be a secret that begins with * or !.
            int last = Math.max(1, (int) text.lines().count());
            int line = e.getProblemMark() == null ? 1 : Math.min(last, e.getProblemMark().getLine() + 1);
            String problem = e.getProblem()
                    .replaceFirst("(undefined alias|tag is not allowed|tag handle|anchor|directive).*", "$1")
                    .replaceFirst("^but found", "found");
            throw new Unreadable(line, "this is no YAML: " + problem, remedy(problem, text, line));
        } catch (ReaderException e) {
            int line = (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count() + 1;
            throw new Unreadable(line, "there is a control character", "remove it");
        } catch (YAMLException e) {
            throw new Unreadable(1, "the file is nested or aliased too much", "write it with fewer levels and aliases");
        }
    }

    private static String decode(byte[] bytes) throws Unreadable {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            throw new Unreadable(line, "this is not UTF-8", "save the file as UTF-8");
        }
        return text;
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LIMIT);
        limits.setMaxAliasesForCollections(50);
        limits.setNestingDepthLimit(20);
        return limits;
    }

    private static String remedy(String problem, String text, int line) {
        if (problem.contains("TAB")) {
            return "indent with spaces";
        } else if (problem.contains("tag is")) {
            return "remove it (!...), or put the text in quotes";
        } else if (problem.contains("another document")) {
            return "remove the line ---";
        }
        boolean bare = text.lines().skip(line - 1L).findFirst().orElse("").matches(".*[:,\\[] *[^\"',\\s]*\\$\\{.*");
        return bare
                ? "put it in quotes: \"${NAME}\""
                : "look at this line and the one before: indentation, colons, quotes and brackets have to fit";
    }
}
