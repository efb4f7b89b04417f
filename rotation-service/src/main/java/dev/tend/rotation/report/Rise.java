package dev.tend.rotation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.tend.kit.LowerCase;
import dev.tend.rotation.queue.Outline;

/**
 * Finds what titles speak of more than before: words that say something, and pairs of them. Each title counts once. Titles are
 * looked at twice: first it is counted roughly how many of this time have each term, then exactly, for the terms that most have,
 * and the times before. So it holds few terms, however many titles there are.
 */
final class Rise {

    private static final Set<String> STOP_WORDS = read("/report/stop-words.txt");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._+-]*[\\p{L}\\p{N}+]");
    private static final Pattern NUMBER = Pattern.compile("[\\p{N}.,:-]+");
    /** Two may be chance. */
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final int EXAMPLES = 2;
    private static final int MOST_TERMS = 10_000;
    private static final int BUCKETS = 1 << 20;

    /** A term, and the newest questions of this time that have it. */
    private static final class Term {
        private final Deque<String> newest = new ArrayDeque<>();
        private long now;
        private long before;
    }

    private final Period period;
    private final int[] buckets = new int[BUCKETS];
    private final Map<String, Term> terms = new TreeMap<>();
    private int fewest;

    Rise(Period period) {
        this.period = period;
    }

    /** The first look at a question; all are to be looked at before one is counted. */
    void look(Outline question) {
        if (question.mayBePublic() && period.holds(question.postedAt())) {
            terms(question.summary().title()).forEach(term -> buckets[bucket(term)]++);
        }
    }

    /** The second look at a question, in the order in which they were asked. */
    void count(Outline question) {
        if (fewest == 0) {
            fewest = fewest();
        }
        boolean now = period.holds(question.postedAt());
        if (question.mayBePublic() && (now || period.before().holds(question.postedAt()))) {
            terms(question.summary().title()).stream().filter(term -> buckets[bucket(term)] >= fewest)
                    .forEach(term -> count(terms.computeIfAbsent(term, first -> new Term()), question, now));
        }
    }

    private static void count(Term term, Outline question, boolean now) {
        if (now) {
            term.now++;
            term.newest.add(question.id());
            if (term.newest.size() > EXAMPLES) {
                term.newest.remove();
            }
        } else {
            term.before++;
        }
    }

    /** So many titles have to have a term: as few as possible, with about as many terms as are held. */
    private int fewest() {
        int least = FEWEST;
        while (atLeast(least) > MOST_TERMS) {
            least++;
        }
        return least;
    }

    private long atLeast(int least) {
        return Arrays.stream(buckets).filter(count -> count >= least).count();
    }

    private static int bucket(String term) {
        int hash = term.hashCode();
        return (hash ^ hash >>> 12) & BUCKETS - 1;
    }

    /** What rose most first; of a term that a longer one says as well only that. */
    List<Figures.Rising> rising(Examples examples) {
        List<Map.Entry<String, Term>> rising = terms.entrySet().stream()
                .filter(term -> term.getValue().now >= FEWEST && term.getValue().now >= 2 * usual(term.getValue()))
                .sorted(Comparator
                        .comparingDouble((Map.Entry<String, Term> term) -> usual(term.getValue()) - term.getValue().now)
                        .thenComparing(term -> -term.getKey().length()))
                .toList();
        return rising.stream().filter(term -> rising.stream().noneMatch(longer -> saysMore(longer, term))).limit(MOST)
                .map(term -> new Figures.Rising(term.getKey(), term.getValue().now, usual(term.getValue()),
                        examples.of(List.copyOf(term.getValue().newest))))
                .toList();
    }

    private static double usual(Term term) {
        return (double) term.before / Period.COMPARED;
    }

    private static boolean saysMore(Map.Entry<String, Term> longer, Map.Entry<String, Term> term) {
        return longer != term && longer.getValue().now >= term.getValue().now
                && List.of(longer.getKey().split(" ")).contains(term.getKey());
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
