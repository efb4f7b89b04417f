package dev.tend.ingest.poll;

import jakarta.enterprise.context.ApplicationScoped;

import dev.tend.ingest.discourse.DiscourseReader;
import dev.tend.ingest.github.GithubReader;
import dev.tend.kit.community.Source;

/** The reader of each kind of source. */
@ApplicationScoped
public class Readers {

    private final GithubReader github;
    private final DiscourseReader discourse;

    Readers(GithubReader github, DiscourseReader discourse) {
        this.github = github;
        this.discourse = discourse;
    }

    public Reader of(Source source) {
        return switch (source.kind()) {
            case GITHUB -> github;
            case DISCOURSE -> discourse;
        };
    }
}
