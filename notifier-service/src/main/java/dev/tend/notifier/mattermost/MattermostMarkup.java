package dev.tend.notifier.mattermost;

import java.util.Optional;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;
import dev.tend.notifier.message.Markup;
import dev.tend.notifier.message.SafeUrl;
import dev.tend.notifier.message.Untrusted;

/**
 * Mattermost's Markdown. Backslashes escape; what the server looks for before it reads Markdown (mentions, channels, tags, the
 * Slack forms in angle brackets that incoming webhooks translate) is broken up beside that.
 */
final class MattermostMarkup implements Markup {

    private static final String ESCAPED = "\\`*_[](){}!|$&";

    @Override
    public String escape(Untrusted text, int most) {
        return text.written(MattermostMarkup::escape, most);
    }

    private static String escape(int previous, int codePoint, int next) {
        return switch (codePoint) {
            case '<' -> "‹";
            case '>' -> "›";
            case '~' -> "\\~" + BREAK;
            case '#' -> "\\#" + BREAK;
            default -> {
                String same = Character.toString(codePoint);
                if (ESCAPED.indexOf(codePoint) >= 0) {
                    yield "\\" + same;
                }
                yield Markup.opens(codePoint, next) || Markup.endsWww(previous, codePoint) ? same + BREAK : same;
            }
        };
    }

    @Override
    public String link(Untrusted url, Untrusted label, int most) {
        String shown = escape(label, most);
        Optional<String> safe = SafeUrl.of(url);
        return safe.isEmpty() || shown.isEmpty() ? shown : "[" + shown + "](" + safe.get() + ")";
    }

    @Override
    public String strong(String written) {
        return "**" + written + "**";
    }

    @Override
    public String quiet(String written) {
        return "_" + written + "_";
    }

    @Override
    public String mention(Person person) {
        return mention(person.handles().getOrDefault("mattermost", ""), person.name());
    }

    @Override
    public String mention(Group group) {
        return mention(group.handles().getOrDefault("mattermost", ""), group.name());
    }

    private String mention(String handle, String name) {
        boolean everybody = handle.matches("(?i)all|here|channel");
        return handle.matches("[A-Za-z0-9._-]{1,64}") && !everybody
                ? "@" + handle
                : escape(new Untrusted(name), 80);
    }

    @Override
    public String everybody(boolean here) {
        return here ? "@here" : "@channel";
    }
}
