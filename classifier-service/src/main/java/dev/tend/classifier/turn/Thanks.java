package dev.tend.classifier.turn;

import jakarta.enterprise.context.ApplicationScoped;

import com.google.re2j.Pattern;

import dev.tend.classifier.type.Post;
import dev.tend.classifier.type.RuleFile;
import dev.tend.kit.LowerCase;

/**
 * Tells replies that do no more than thank: "Thanks, that works!". They must consist of known phrases from beginning to end; of one
 * word too many it is not certain what it asks for, and then somebody should look.
 */
@ApplicationScoped
public class Thanks {

    /** Longer replies say more than thanks; in characters. */
    private static final int LONGEST = 200;

    private final Pattern whole;
    private final Pattern essential;

    public Thanks(RuleFile rules) {
        String says = String.join("|", rules.thanks().says());
        String beside = String.join("|", rules.thanks().beside());
        whole = Pattern.compile("(?:(?:" + says + "|" + beside + ") )+");
        essential = Pattern.compile("(?:^| )(?:" + says + ") ");
    }

    /** Whether the whole reply is thanks; what it quotes does not count. */
    public boolean isAllOf(String reply) {
        String own = Post.withoutQuotes(reply).strip();
        if (own.length() > LONGEST) {
            return false;
        }
        String words = words(own);
        return essential.matcher(words).find() && whole.matcher(words).matches();
    }

    /** The words in lower case, each with a space behind it; a question mark and all other signs that ask for something stay. */
    private static String words(String text) {
        return LowerCase.of(text).replace('\u2019', '\'').replaceAll("(?<![\\w@])@[\\w-]+", " ")
                .replaceAll("'s\\b", " is").replaceAll("[\\x{1f3fb}-\\x{1f3ff}\\ufe0f]", "")
                .replaceAll("([\\x{2600}-\\x{27bf}\\x{1f300}-\\x{1faff}])", " $1 ")
                .replaceAll("[\\s.,;:!()~*_\"\u3002\uff01\uff0c-]+", " ").strip() + " ";
    }
}
