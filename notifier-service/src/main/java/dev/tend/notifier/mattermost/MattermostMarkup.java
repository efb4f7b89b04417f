package dev.tend.notifier.mattermost;

import java.util.regex.Pattern;

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
    /** Signs that make a line that begins with them an item of a list, a rule or a heading. */
    private static final Pattern BEGINS_LINE = Pattern.compile("^(?=[-+=]|[0-9]{1,9}[.)])");

    /** Any text may begin a line, by a template of {@code community.yaml}: there nothing that it begins with means anything. */
    @Override
    public String escape(Untrusted text, int most) {
        String written = text.written(MattermostMarkup::escape, most);
        return BEGINS_LINE.matcher(written).find()
                ? BREAK + text.written(MattermostMarkup::escape, most - BREAK.length())
                : written;
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
        String link = linkTo(url);
        return link.isEmpty() || shown.isEmpty() ? shown : "[" + shown + link;
    }

    @Override
    public String linkTo(Untrusted url) {
        return SafeUrl.of(url).map(safe -> "](" + safe + ")").orElse("");
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
