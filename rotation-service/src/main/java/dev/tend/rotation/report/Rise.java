package dev.tend.rotation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tend.kit.LowerCase;

/** Finds what titles speak of more than before: words that say something, and pairs of them. Each title counts once. */
final class Rise {

    private static final Set<String> STOP_WORDS = read("/report/stop-words.txt");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]*[\\p{L}\\p{N}+]");
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}.,:-]+");
    /** Two may be chance. */
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int EXAMPLES = 2;

    private Rise() {
    }

    /** @param questions in the order in which they were asked, all public */
    static List<Figures.Rising> of(List<Counted> questions, Period period) {
        Map<String, List<Counted>> now = byTerm(questions, period);
        Map<String, List<Counted>> before = byTerm(questions, period.before());
        List<Figures.Rising> rising = new ArrayList<>(now.entrySet().stream()
                .map(entry -> rising(entry.getKey(), entry.getValue(),
                        (double) before.getOrDefault(entry.getKey(), List.of()).size() / Period.COMPARED))
                .filter(term -> term.now() >= FEWEST && term.now() >= 2 * term.usual())
                .sorted(Comparator.comparingDouble((Figures.Rising term) -> term.usual() - term.now())
                        .thenComparing(term -> -term.term().length()))
                .toList());
        rising.removeIf(term -> rising.stream().anyMatch(longer -> saysMore(longer, term)));
        return rising.stream().limit(MOST).toList();
    }

    private static boolean saysMore(Figures.Rising longer, Figures.Rising term) {
        return longer != term && longer.now() >= term.now()
                && List.of(longer.term().split(" ")).contains(term.term());
    }

    private static Figures.Rising rising(String term, List<Counted> questions, double usual) {
        int from = Math.max(0, questions.size() - EXAMPLES);
        return new Figures.Rising(term, questions.size(), usual,
                questions.subList(from, questions.size()).stream().map(Counted::example).toList());
    }

    private static Map<String, List<Counted>> byTerm(List<Counted> questions, Period period) {
        Map<String, List<Counted>> found = new TreeMap<>();
        questions.stream().filter(counted -> period.holds(counted.postedAt()))
                .forEach(counted -> terms(counted.question().summary().title())
                        .forEach(term -> found.computeIfAbsent(term, first -> new ArrayList<>()).add(counted)));
        return found;
    }

    /** The words of a title that say something, and each two of them that stand side by side. */
    static Set<String> terms(String title) {
        Set<String> terms = new LinkedHashSet<>();
        String previous = "";
        for (String word : WORD.matcher(LowerCase.of(title)).results().map(result -> result.group())
                .toList()) {
            boolean saysSomething = word.length() > 2 && !STOP_WORDS.contains(word) && !NUMBER.matcher(word).matches();
            if (saysSomething) {
                terms.add(word);
                if (!previous.isEmpty()) {
                    terms.add(previous + " " + word);
                }
            }
            previous = saysSomething ? word : "";
        }
        return terms;
    }

    private static Set<String> read(String resource) {
        try (InputStream words = Rise.class.getResourceAsStream(resource)) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8).lines().flatMap(line -> List.of(
                    line.split(" ")).stream()).filter(word -> !word.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
