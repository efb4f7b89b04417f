package dev.tend.local.republish;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import dev.tend.local.system.Trouble;

/**
 * What stands after {@code ./tend republish}.
 *
 * @param since what was told before is left out; none: nothing is
 * @param source only events that name it; none: all
 */
record RepublishOptions(Optional<String> since, Optional<String> source) {

    /** @throws Trouble for what is not known */
    static RepublishOptions of(List<String> arguments) {
        Optional<String> since = Optional.empty();
        Optional<String> source = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            if (!argument.equals("--since") && !argument.equals("--source")) {
                throw Trouble.misuse("tend republish does not know " + argument
                        + ": it takes --since TIME and --source KEY.");
            } else if (!rest.hasNext()) {
                throw Trouble.misuse(argument + " lacks its value.");
            } else if (argument.equals("--since")) {
                since = Optional.of(time(rest.next()));
            } else {
                source = Optional.of(rest.next());
            }
        }
        return new RepublishOptions(since, source);
    }

    private static String time(String text) {
        try {
            return OffsetDateTime.parse(text).toString();
        } catch (DateTimeException e) {
            throw Trouble.misuse("--since wants a time such as 2026-01-31T09:00:00Z, not " + text + ".");
        }
    }

    /** The query of the request: empty, or with its question mark. */
    String query() {
        String query = since.map(time -> "&since=" + encoded(time)).orElse("")
                + source.map(key -> "&source=" + encoded(key)).orElse("");
        return query.replaceFirst("^&", "?");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
