package dev.tend.classifier.turn;

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

    private final List<Pattern> patterns;

    public StaleNotices(RuleFile rules, Community community) {
        patterns = Stream.concat(rules.staleNotices().stream(), community.classification().staleNotices().stream())
                .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)).toList();
    }

    /** What a reply quotes from a notice does not make it one. */
    public boolean match(String reply) {
        String text = Post.withoutQuotes(reply.length() > LOOKED_AT ? reply.substring(0, LOOKED_AT) : reply).strip();
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
