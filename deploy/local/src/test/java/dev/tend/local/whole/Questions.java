package dev.tend.local.whole;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;

/** Questions that can be found again in a chat. */
final class Questions {

    private static final Pattern WORD = Pattern.compile("zebra[0-9]{5}q");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private Questions() {
    }

    /** A new one, with a word of its own in its title. */
    static Issue any() {
        int number = NUMBERS.incrementAndGet();
        return new Issue(number, "Crash " + word(number) + " when saving",
                "It stops with an error: NullPointerException.",
                User.visitor("visitor" + number), Instant.now(), List.of());
    }

    /** The word that no other question has. */
    static String word(Issue issue) {
        return word(issue.number());
    }

    private static String word(int number) {
        return String.format("zebra%05dq", number);
    }

    /** Such words in a text, each as often as it is there. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The id of the question that has this word. */
    static String id(GitHub repository, String word) {
        return "github:" + repository.name() + "#" + Integer.parseInt(word.replaceAll("[^0-9]", ""));
    }

    static String id(GitHub repository, Issue issue) {
        return "github:" + repository.name() + "#" + issue.number();
    }
}
