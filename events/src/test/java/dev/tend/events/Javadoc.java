package dev.tend.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say about a type and its components, so that the schemas say the same. */
record Javadoc(String text) {

    static Javadoc of(Class<?> type) {
        Path source = Path.of("src/main/java", type.getNestHost().getName().replace('.', '/') + ".java");
        String declaration = "(?:(?!\\*/).)*\\*/\\s*(?:public )?(?:record|enum) " + type.getSimpleName() + "\\b";
        try {
            Matcher comment = Pattern.compile("/\\*\\*(" + declaration + ")", Pattern.DOTALL)
                    .matcher(Files.readString(source));
            return new Javadoc(comment.find() ? comment.group(1).replaceFirst("(?s)\\*/.*", "") : "");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + source, e);
        }
    }

    Optional<String> summary() {
        return plain(text.replaceFirst("(?s)@param.*", ""));
    }

    Optional<String> component(String name) {
        Matcher param = Pattern.compile("@param " + name + "\\s((?:(?!@param).)*)", Pattern.DOTALL).matcher(text);
        return param.find() ? plain(param.group(1)) : Optional.empty();
    }

    private static Optional<String> plain(String javadoc) {
        return Optional.of(javadoc.replaceAll("\\{@\\w+ ([^}]*)}", "$1").replaceAll("(?m)^\\s*\\*", "")
                .replaceAll("\\s+", " ").strip()).filter(text -> !text.isEmpty());
    }
}
