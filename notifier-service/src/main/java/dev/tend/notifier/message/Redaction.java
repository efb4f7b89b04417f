package dev.tend.notifier.message;

import java.util.List;
import java.util.stream.Collectors;

/** A text that was posted, without what it said of some questions. */
public final class Redaction {

    private Redaction() {
    }

    /**
     * The text with each line replaced that links to one of these addresses.
     *
     * @param line what stands there then
     * @param otherwise the result where an address is linked from no line: the text then holds a title in a place that nobody can find
     */
    public static String of(String text, List<String> urls, Markup markup, String line, String otherwise) {
        List<String> links = urls.stream().map(url -> markup.linkTo(new Untrusted(url))).toList();
        boolean allFound = links.stream().allMatch(link -> !link.isEmpty() && text.contains(link));
        return allFound
                ? text.lines().map(each -> links.stream().anyMatch(each::contains) ? line : each)
                        .collect(Collectors.joining("\n"))
                : otherwise;
    }
}
