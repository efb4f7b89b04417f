package dev.tend.kit.community;

import java.util.Map;
import java.util.Set;

/**
 * Who is ours beside the listed people.
 *
 * @param githubAssociations values of GitHub's {@code author_association} that make someone staff, such as {@code MEMBER}
 * @param handles handles per kind of source, in lower case
 */
public record Staff(Set<String> githubAssociations, Map<String, Set<String>> handles) {
}
