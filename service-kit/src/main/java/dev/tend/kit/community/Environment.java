package dev.tend.kit.community;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What <code>${NAME}</code> stands for. No message shows a value, neither one from here nor one that should be.
 *
 * @param isNeeded whether the variables of a section of the file are needed here; those of the others are not even read
 * @param named collects which variables each section names
 */
record Environment(Map<String, String> variables, Predicate<String> isNeeded, Map<String, Set<String>> named) {

    /** Stands for an address that only another service needs. This domain exists nowhere (RFC 2606). */
    private static final URI ELSEWHERE = URI.create("https://elsewhere.invalid");

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern HERE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    /** All is needed. */
    Environment(Map<String, String> variables) {
        this(variables, section -> true, new TreeMap<>());
    }

    Environment(Map<String, String> variables, Predicate<String> isNeeded) {
        this(variables, isNeeded, new TreeMap<>());
    }

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** @param section the section of the file where it stands */
    Secret secret(String text, String section) throws Wrong {
        if (!isName(text)) {
            throw new Wrong("a secret stands in clear text",
                    "write \"${NAME}\", set NAME in the environment, and replace the secret, since others may have read it");
        }
        return isElsewhere(text, section) ? Secret.ELSEWHERE : new Secret(filled(text));
    }

    /** An http address. It may go to another machine only by https, and names no user: that would be a secret in clear text. */
    URI address(String text, String section) throws Wrong {
        if (isElsewhere(text, section)) {
            return ELSEWHERE;
        }
        String whole = filled(text);
        return checked(whole, whole.equals(text) ? "it" : "with the environment filled in it");
    }

    /** Where a calendar is: that of others may be had by http alone, and some programs write webcal for https. */
    URI calendar(String text, String section) throws Wrong {
        if (isElsewhere(text, section)) {
            return ELSEWHERE;
        }
        String whole = filled(text);
        String subject = whole.equals(text) ? "it" : "with the environment filled in it";
        return web(whole.replaceFirst("^webcals?://", "https://"), subject);
    }

    /** Whether it is meant as an address and not as a file. */
    static boolean isAddress(String text) {
        return text.contains("://") || NAME.matcher(text).find();
    }

    static URI checked(String text, String subject) throws Wrong {
        URI uri = web(text, subject);
        if (uri.getScheme().equals("http") && !HERE.matcher(uri.getHost()).matches()) {
            throw new Wrong(subject + " goes to another machine without encryption", "write it with https");
        }
        return uri;
    }

    private static URI web(String text, String subject) throws Wrong {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new Wrong(subject + " is no address");
        }
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new Wrong(subject + " is no http address");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new Wrong(subject + " has a user or a fragment", "write it without `user:password@` and `#`");
        }
        return uri;
    }

    private boolean isElsewhere(String text, String section) {
        NAME.matcher(text).results().map(name -> name.group(1))
                .forEach(name -> named.computeIfAbsent(section, any -> new TreeSet<>()).add(name));
        return !isNeeded.test(section) && NAME.matcher(text).find();
    }

    private String filled(String text) throws Wrong {
        List<String> missing = NAME.matcher(text).results().map(name -> name.group(1))
                .filter(name -> variables.getOrDefault(name, "").isBlank()).distinct().toList();
        if (!missing.isEmpty()) {
            String names = String.join(", ", missing);
            throw new Wrong("the environment has no " + names, "set " + names + " where Tend is started");
        }
        // Kubernetes secrets made from files end with a line break that nobody means.
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name).strip()));
    }

    private String value(MatchResult name) {
        return variables.get(name.group(1));
    }
}
