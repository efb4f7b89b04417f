package dev.tend.notifier.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines to take out of a text that tells of several questions.
 *
 * @param urls of the questions: each line that links to one of them is replaced
 * @param all the addresses to which lines of the text link, as far as they are known
 * @param forgotten whether the address of one of the questions is not known any more
 * @param line what is in the place of each such line
 * @param replaced the lines that may be there since an earlier edit
 */
public record Redaction(List<String> urls, List<String> all, boolean forgotten, String line, List<String> replaced) {

    /**
     * Returns the text with these lines replaced. A link that is not in the text was replaced by an earlier edit, or its line did not fit
     * into the message.
     *
     * @param otherwise the result where a line of one of the questions may be there and can't be told from others: no known link is in
     *        the text, or a link is missing and a line has an address that is not known
     */
    public String of(String text, Markup markup, String otherwise) {
        List<String> links = urls.stream().map(url -> markup.linkTo(new Untrusted(url))).toList();
        boolean edited = text.lines().map(String::strip).anyMatch(replaced::contains);
        boolean missing = links.stream().anyMatch(link -> !text.contains(link));
        boolean found = Stream.concat(links.stream(), all.stream().map(url -> markup.linkTo(new Untrusted(url))))
                .anyMatch(link -> !link.isEmpty() && text.contains(link));
        return links.contains("") || missing && hasUnknownAddress(text, markup) || !edited && (forgotten || !found)
                ? otherwise
                : text.lines().map(each -> links.stream().anyMatch(each::contains) ? line : each)
                        .collect(Collectors.joining("\n"));
    }

    private boolean hasUnknownAddress(String text, Markup markup) {
        List<String> known = Stream.concat(urls.stream(), all.stream()).map(url -> markup.linkTo(new Untrusted(url)))
                .toList();
        return text.lines().filter(line -> line.contains("http://") || line.contains("https://"))
                .anyMatch(line -> known.stream().noneMatch(line::contains));
    }
}
