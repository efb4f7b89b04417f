package dev.tend.classifier.turn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import com.google.re2j.Pattern;

import dev.tend.classifier.type.Post;
import dev.tend.classifier.type.RuleFile;
import dev.tend.kit.community.Community;

/** Automatic texts that are no answer, by whatever account they are posted: "this issue has been marked as stale". */
@ApplicationScoped
public class StaleNotices {

    /** They say it at their beginning, and are short. */
    private static final int LOOKED_AT = 1_000;
    /** What stands before the words of a sentence: marks, emoji, {@code [STALE]}, {@code Hello everybody,}. */
    private static final Pattern BEFORE_WORDS = Pattern.compile(
            "^(?:[^\\pL\\pN\\[:@]+|:\\w{1,30}:|\\[[\\w -]{1,30}\\]|(?:hi|hello|hey|dear)\\b[^,]{0,60},|[\\[:@])*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern GREETING = Pattern.compile("(?:hi|hello|hey|dear)\\b[^,]{0,60}",
            Pattern.CASE_INSENSITIVE);

    private final List<Pattern> says;
    private final List<Pattern> whole;
    private final List<Pattern> consequences;
    private final List<Pattern> unless;

    public StaleNotices(RuleFile rules, Community community) {
        says = compiled(rules.staleNotices().says());
        consequences = compiled(rules.staleNotices().consequences());
        unless = compiled(rules.staleNotices().unless());
        whole = Stream.concat(compiled(rules.staleNotices().whole()).stream(),
                compiled(community.classification().staleNotices()).stream()).toList();
    }

    private static List<Pattern> compiled(List<String> patterns) {
        return patterns.stream().map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)).toList();
    }

    /** What a reply quotes from a notice does not make it one. */
    public boolean match(String reply) {
        String text = Post.withoutQuotes(reply.length() > LOOKED_AT ? reply.substring(0, LOOKED_AT) : reply).strip();
        if (isAnyIn(whole, text)) {
            return true;
        }
        List<String> sentences = Arrays.stream(text.replace('\u2019', '\'').split("[.!?\\n]+"))
                .map(sentence -> BEFORE_WORDS.matcher(sentence).replaceFirst(""))
                .filter(words -> !words.isBlank() && !GREETING.matcher(words).matches())
                .toList();
        boolean begins = !sentences.isEmpty() && isAnyIn(says, sentences.get(0));
        return (begins || sentences.stream().anyMatch(sentence -> isAnyIn(says, sentence))
                && isAnyIn(consequences, text)) && !isAnyIn(unless, text);
    }

    private static boolean isAnyIn(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
