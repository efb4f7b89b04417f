package dev.tend.kit.community;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@link Example#SMALL} becomes by one change, and all that Tend has to say to it. The table of them is {@code wrong.txt}: rules
 * after a #, changes, and problems below them.
 *
 * @param inSchema whether an editor can know it; in the table such changes as it can't have a + before them
 */
record WrongFile(String rule, String change, boolean inSchema, String yaml, List<String> problems) {

    static List<WrongFile> all() {
        List<WrongFile> files = new ArrayList<>();
        String rule = "";
        for (String line : lines()) {
            if (line.startsWith("#")) {
                rule = line.substring(1).strip();
            } else if (line.startsWith("  ")) {
                files.get(files.size() - 1).problems().add(line.strip());
            } else if (!line.isEmpty()) {
                boolean inSchema = !line.startsWith("+ ");
                String[] change = (inSchema ? line : line.substring(2)).split(" => ", -1);
                String yaml = Example.small(change[0], change[1].replace("\\n", "\n").replace("\\t", "\t"));
                files.add(new WrongFile(rule, line, inSchema, yaml, new ArrayList<>()));
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return rule + ": " + change;
    }

    private static List<String> lines() {
        try (InputStream table = WrongFile.class.getResourceAsStream("wrong.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
