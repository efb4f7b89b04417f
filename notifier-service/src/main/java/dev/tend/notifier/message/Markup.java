package dev.tend.notifier.message;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;

/** How a sink writes texts. All escaping for it is here. */
public interface Markup {

    /** Goes between characters that would mean something together: a zero width non-joiner, which nobody sees. */
    String BREAK = "\u200c";

    /** The text as text: it can't mention, link or format anything. On one line, at most {@code most} chars. */
    String escape(Untrusted text, int most);

    /** The label as a link; the label alone where the URL is not one to be clicked. */
    String link(Untrusted url, Untrusted label, int most);

    /** The part of a link that names where it leads, with what ends it; empty where the URL is not one to be clicked. */
    String linkTo(Untrusted url);

    String strong(String written);

    String quiet(String written);

    /** Calls this person; their name alone where they have no handle there. */
    String mention(Person person);

    /** Calls this group; its name alone where it has no handle there. */
    String mention(Group group);

    /** Calls all who are in the channel: now ({@code here}), or ever ({@code channel}). */
    String everybody(boolean here);

    /** Whether this character starts something where another follows: mentions, channels, emoji, addresses. */
    static boolean opens(int codePoint, int next) {
        boolean opener = switch (codePoint) {
            case '@', '\uff20', '\ufe6b', '#', '\uff03', ':', '\uff1a' -> true;
            default -> false;
        };
        return opener && next >= 0 && next != ' ';
    }

    /** Whether this is the dot of {@code www.}, which chats turn into a link. */
    static boolean endsWww(int previous, int codePoint) {
        return codePoint == '.' && (previous == 'w' || previous == 'W');
    }
}
