package dev.tend.notifier.slack;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;
import dev.tend.notifier.message.Markup;
import dev.tend.notifier.message.SafeUrl;
import dev.tend.notifier.message.Untrusted;

/**
 * Slack's mrkdwn (docs.slack.dev/messaging/formatting-message-text). It has entities for {@code & < >} and no escape for its
 * other signs: those are shown as their look-alikes.
 */
final class SlackMarkup implements Markup {

    private static final int LONGEST_URL = 300;
    private static final String ID = "[A-Z0-9]{3,20}";

    @Override
    public String escape(Untrusted text, int most) {
        return text.written(SlackMarkup::escape, most);
    }

    private static String escape(int previous, int codePoint, int next) {
        return switch (codePoint) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '|' -> "¦";
            case '*' -> "∗";
            case '~' -> "∼";
            case '`' -> "ˋ";
            // Within a word it formats nothing, and names like max_size stay as they are.
            case '_' -> Character.isLetterOrDigit(previous) && Character.isLetterOrDigit(next) ? "_" : "ˍ";
            default -> {
                String same = Character.toString(codePoint);
                yield Markup.opens(codePoint, next) || Markup.endsWww(previous, codePoint) ? same + BREAK : same;
            }
        };
    }

    @Override
    public String link(Untrusted url, Untrusted label, int most) {
        String shown = escape(label, most);
        String link = linkTo(url);
        return link.isEmpty() || shown.isEmpty() ? shown : link + shown + ">";
    }

    @Override
    public String linkTo(Untrusted url) {
        return SafeUrl.of(url).map(safe -> "<" + safe.replace("&", "&amp;") + "|").orElse("");
    }

    @Override
    public String strong(String written) {
        return "*" + written + "*";
    }

    @Override
    public String quiet(String written) {
        return "_" + written + "_";
    }

    @Override
    public String mention(Person person) {
        String id = person.handles().getOrDefault("slack", "");
        return id.matches(ID) ? "<@" + id + ">" : escape(new Untrusted(person.name()), 80);
    }

    @Override
    public String mention(Group group) {
        String id = group.handles().getOrDefault("slack", "");
        return id.matches(ID) ? "<!subteam^" + id + ">" : escape(new Untrusted(group.name()), 80);
    }

    @Override
    public String everybody(boolean here) {
        return here ? "<!here>" : "<!channel>";
    }
}
