package dev.tend.notifier.log;

import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;
import dev.tend.notifier.message.Markup;
import dev.tend.notifier.message.SafeUrl;
import dev.tend.notifier.message.Untrusted;

/** Text for a terminal: control characters are gone already, nothing else means anything. */
final class PlainMarkup implements Markup {

    @Override
    public String escape(Untrusted text, int most) {
        return text.written((previous, codePoint, next) -> Character.toString(codePoint), most);
    }

    @Override
    public String link(Untrusted url, Untrusted label, int most) {
        String shown = escape(label, most);
        return shown + linkTo(url);
    }

    @Override
    public String linkTo(Untrusted url) {
        return SafeUrl.of(url).map(safe -> " <" + safe + ">").orElse("");
    }

    @Override
    public String strong(String written) {
        return written;
    }

    @Override
    public String quiet(String written) {
        return written;
    }

    @Override
    public String mention(Person person) {
        return escape(new Untrusted(person.name()), 80);
    }

    @Override
    public String mention(Group group) {
        return escape(new Untrusted(group.name()), 80);
    }

    @Override
    public String everybody(boolean here) {
        return here ? "@here" : "@channel";
    }
}
