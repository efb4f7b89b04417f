package dev.tend.local.chaos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What is to be seen from outside. Questions are numbers.
 *
 * @param asked all that were asked
 * @param board those on the board
 * @param typed those that have a type
 * @param assigned those that are somebody's
 * @param shown how often each way has shown each
 * @param doubtful those of which the ledger says that nobody knows whether an earlier message was shown
 * @param givenUp those of which the ledger says that nobody knows whether any message was shown, and that it is not repeated again
 * @param open how many pings are not at their end
 */
record Evidence(Set<Integer> asked, Collection<Integer> board, Set<Integer> typed, Set<Integer> assigned,
        Map<Way, Map<Integer, Integer>> shown, Map<Way, Set<Integer>> doubtful, Map<Way, Set<Integer>> givenUp,
        int open) {

    /** A message that may have been shown is repeated once at most. */
    private static final int MOST_TIMES = 2;

    private static final int EXAMPLES = 5;

    /** What may still come. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        say(missing, "not on the board", number -> !board.contains(number));
        say(missing, "without a type", number -> !typed.contains(number));
        say(missing, "nobody's", number -> !assigned.contains(number));
        for (Way way : Way.values()) {
            say(missing, "not told in " + way.destination(),
                    number -> times(way, number) == 0 && !isGivenUp(way, number));
        }
        if (open > 0) {
            missing.add(open + " pings not at their end");
        }
        return missing;
    }

    /** What no waiting mends. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>();
        if (board.size() > Set.copyOf(board).size()) {
            wrong.add("some questions are twice on the board");
        }
        for (Way way : Way.values()) {
            say(wrong, "told more than once in " + way.destination()
                    + (way.canBeLookedAt() ? "" : ", and not marked as doubtful"),
                    number -> times(way, number) > 1 && (way.canBeLookedAt() || !isDoubtful(way, number)));
            say(wrong, "told more than " + MOST_TIMES + " times in " + way.destination(),
                    number -> !way.canBeLookedAt() && times(way, number) > MOST_TIMES);
            say(wrong, "given up as doubtful in " + way.destination() + ", where Tend can look",
                    number -> way.canBeLookedAt() && isGivenUp(way, number));
        }
        return wrong;
    }

    /** Questions that incoming webhooks have told more than once and that are marked. */
    long toldTwiceAndMarked() {
        return asked.stream().filter(number -> List.of(Way.values()).stream()
                .anyMatch(way -> !way.canBeLookedAt() && times(way, number) > 1 && isDoubtful(way, number))).count();
    }

    private int times(Way way, int number) {
        return shown.getOrDefault(way, Map.of()).getOrDefault(number, 0);
    }

    private boolean isGivenUp(Way way, int number) {
        return givenUp.getOrDefault(way, Set.of()).contains(number);
    }

    private boolean isDoubtful(Way way, int number) {
        return doubtful.getOrDefault(way, Set.of()).contains(number);
    }

    private void say(List<String> lines, String what, Predicate<Integer> is) {
        Set<Integer> numbers = asked.stream().filter(is).collect(Collectors.toCollection(TreeSet::new));
        if (!numbers.isEmpty()) {
            lines.add(numbers.size() + " questions " + what + " (" + numbers.stream().limit(EXAMPLES)
                    .map(number -> "#" + number).collect(Collectors.joining(", "))
                    + (numbers.size() > EXAMPLES ? ", ..." : "") + ")");
        }
    }
}
