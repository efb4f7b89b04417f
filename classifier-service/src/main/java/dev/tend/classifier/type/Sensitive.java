package dev.tend.classifier.type;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.tend.events.QuestionSummary;
import dev.tend.kit.community.Classification;

/**
 * Finds what should not be public: keys, tokens, passwords, mail addresses of people, and what the community's own words mark. What
 * it says of them never quotes them. Linear in the length of a text.
 */
final class Sensitive {

    /** How much after the beginning of what was found is looked at, in characters, to tell whether it is a placeholder. */
    private static final int AROUND = 200;

    private final Needles needles = new Needles();
    private final List<Ready> signs;

    Sensitive(RuleFile builtIn, Classification own) {
        signs = Stream.concat(
                builtIn.sensitive().stream().filter(sign -> own.mailAddresses() || !sign.inProse())
                        .map(sign -> Ready.of(sign, needles)),
                own.sensitive().stream().map(sign -> new Ready(
                        Pattern.compile(sign.pattern(), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE), new BitSet(),
                        null,
                        null, false, sign.reason())))
                .toList();
    }

    /**
     * A built-in sign, tried line by line. Case counts unless the pattern says otherwise.
     *
     * @param needs it is tried only on lines that hold one of these, in lower case
     * @param pattern an RE2 regular expression; what is in its group, if it has one, is what should not be public
     * @param unless tried from there on, without case: where one matches, it is a placeholder or an example
     * @param unlessLine lines that are passed over
     * @param inProse whether it counts only in what the author wrote as prose; what is usual in code and logs
     * @param reason what people are told
     */
    record Sign(List<String> needs, String pattern, List<String> unless, @Nullable String unlessLine,
            boolean inProse, String reason) {

        Sign {
            unless = unless == null ? List.of() : unless;
        }
    }

    private record Ready(Pattern pattern, BitSet needs, @Nullable Pattern unless, @Nullable Pattern unlessLine,
            boolean inProse, String reason) {

        static Ready of(Sign sign, Needles needles) {
            return new Ready(Pattern.compile(sign.pattern), needles.addAll(sign.needs),
                    compile(sign.unless.isEmpty() ? null : String.join("|", sign.unless)), compile(sign.unlessLine),
                    sign.inProse, sign.reason);
        }

        private static @Nullable Pattern compile(@Nullable String pattern) {
            return pattern == null ? null : Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }

        boolean isIn(Text text) {
            return needs.isEmpty()
                    ? pattern.matcher(text.text).find()
                    : text.lines.stream().anyMatch(line -> line.held.intersects(needs) && isInLine(line.text));
        }

        private boolean isInLine(String line) {
            if (unlessLine != null && unlessLine.matcher(line).find()) {
                return false;
            }
            Matcher found = pattern.matcher(line);
            while (found.find()) {
                int from = found.groupCount() > 0 ? found.start(1) : found.start();
                String rest = line.substring(from, Math.min(line.length(), from + AROUND));
                if (unless == null || !unless.matcher(rest).find()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** @param lines those that hold what signs need */
    private record Text(String text, List<Line> lines) {

        /** @param held what signs need and the line holds */
        private record Line(String text, BitSet held) {
        }

        static Text of(String text, Needles needles) {
            return new Text(text,
                    text.lines().map(line -> new Line(line, needles.in(line)))
                            .filter(line -> !line.held.isEmpty()).toList());
        }
    }

    /**
     * The typing with the flag, where there is something.
     *
     * @param post title and body, taken apart
     */
    Typing flag(Typing typing, String title, String body, Post post) {
        Text titleText = Text.of(title, needles);
        Text all = Text.of(body, needles);
        Text prose = Text.of(post.text(Post.Part.HEADING) + post.text(Post.Part.PROSE), needles);
        List<Ready> inTitle = signs.stream().filter(sign -> sign.isIn(titleText)).toList();
        List<String> reasons = signs.stream()
                .filter(sign -> inTitle.contains(sign) || sign.isIn(sign.inProse ? prose : all))
                .map(Ready::reason).distinct().toList();
        if (reasons.isEmpty()) {
            return typing;
        }
        return new Typing(typing.type(), typing.confidence(),
                Stream.concat(typing.reasons().stream(), reasons.stream()).toList(),
                Stream.concat(typing.flags().stream(), Stream.of(QuestionSummary.SENSITIVE)).distinct().sorted()
                        .toList(),
                typing.by(), !inTitle.isEmpty());
    }
}
