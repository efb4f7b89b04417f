package dev.tend.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds statements that take away what the version before still uses: it runs beside the new one, and again after a rollback. */
final class Migrations {

    private static final String NAME = "\"?(?:[a-z_]+\\.)?([a-z_0-9]+)\"?";
    private static final Pattern CREATED = Pattern.compile("create (?:unlogged )?table (?:if not exists )?" + NAME);

    /** What a statement may not hold, and why. */
    private static final Map<Pattern, String> CONTRACTING = new LinkedHashMap<>(Map.of(
            Pattern.compile("\\bdrop (table|column|view|sequence|type|function|schema)\\b"), "drops what is used",
            Pattern.compile("\\brename\\b"), "renames what is used",
            Pattern.compile("\\balter column \\S+ (set data )?type\\b"), "changes a type",
            Pattern.compile("\\bset not null\\b"), "refuses a null that is written",
            Pattern.compile("\\bdrop default\\b"), "takes away a default that is counted on",
            Pattern.compile("\\badd column (?![^,]*\\b(?:default|generated)\\b)[^,]*\\bnot null\\b"),
            "wants a column that is not written",
            Pattern.compile("\\b(truncate|delete from)\\b"), "deletes rows"));
    /** Fine for a table that the same file makes. */
    private static final Pattern NARROWING = Pattern.compile(
            "\\bcreate unique index\\b.*?\\bon " + NAME + "|\\balter table " + NAME
                    + ".*\\badd (?:constraint \\S+ )?(?:primary key|unique|check|foreign key|exclude)\\b");

    private Migrations() {
    }

    /** All migrations of the kit and the services. */
    static List<Path> all() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String module : List.of("service-kit", "ingest-service", "classifier-service", "rotation-service",
                "notifier-service")) {
            try (Stream<Path> found = Files.walk(Service.PROJECT.resolve(module + "/src/main/resources/db"))) {
                found.filter(file -> file.toString().endsWith(".sql")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    /** How the tests and the list of exceptions call it: {@code rotation-service/V1__rotation.sql}. */
    static String title(Path file) {
        return Service.PROJECT.relativize(file).getName(0) + "/" + file.getFileName();
    }

    static List<String> problems(String sql) {
        String plain = sql.replaceAll("--.*", "").replaceAll("'[^']*'", "''").replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        Set<String> made = CREATED.matcher(plain).results().map(table -> table.group(1)).collect(Collectors.toSet());
        return Arrays.stream(plain.split(";")).map(String::strip).flatMap(statement -> problems(statement, made))
                .toList();
    }

    private static Stream<String> problems(String statement, Set<String> made) {
        Stream<String> contracting = CONTRACTING.entrySet().stream()
                .filter(rule -> rule.getKey().matcher(statement).find())
                .map(rule -> rule.getValue() + ": " + statement);
        Stream<String> narrowing = NARROWING.matcher(statement).results()
                .filter(found -> !made.contains(found.group(1) == null ? found.group(2) : found.group(1)))
                .map(found -> "refuses rows that are written: " + statement);
        return Stream.concat(contracting, narrowing);
    }
}
