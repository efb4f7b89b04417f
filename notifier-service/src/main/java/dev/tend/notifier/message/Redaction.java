package dev.tend.notifier.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be taken out of a text that tells of several questions.
 *
 * @param urls of the questions: each line that links to one of them is replaced
 * @param all the addresses to which lines of the text link, as far as they are known
 * @param forgotten whether the address of one of the questions is not known any more
 * @param line what is in the place of each such line
 * @param replaced the lines that may be there since an earlier edit
 */
public record Redaction(List<String> urls, List<String> all, boolean forgotten, String line, List<String> replaced) {

    /**
     * The text with these lines replaced. A link that is not in it was replaced before, or did not fit into it: then links of others,
     * or the line that replaced one, can be found.
     *
     * @param otherwise the result where it can't be: the text then holds a title in a place that nobody can find
     */
    public String of(String text, Markup markup, String otherwise) {
        List<String> links = urls.stream().map(url -> markup.linkTo(new Untrusted(url))).toList();
        boolean edited = text.lines().map(String::strip).anyMatch(replaced::contains);
        boolean found = Stream.concat(links.stream(), all.stream().map(url -> markup.linkTo(new Untrusted(url))))
                .anyMatch(link -> !link.isEmpty() && text.contains(link));
        return links.contains("") || !edited && (forgotten || !found)
                ? otherwise
                : text.lines().map(each -> links.stream().anyMatch(each::contains) ? line : each)
                        .collect(Collectors.joining("\n"));
    }
}
