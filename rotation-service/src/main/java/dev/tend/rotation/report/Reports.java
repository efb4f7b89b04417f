package dev.tend.rotation.report;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.tend.events.DigestDue;
import dev.tend.events.QuestionSummary;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.Rotation;
import dev.tend.kit.community.Source;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Outlines;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.queue.Questions;
import dev.tend.rotation.source.Failure;

/** Reports of what is in Postgres. */
@ApplicationScoped
public class Reports {

    private final Community community;
    private final Jdbi jdbi;

    Reports(Community community, Jdbi jdbi) {
        this.community = community;
        this.jdbi = jdbi;
    }

    /** @param sources those that it is about */
    public Figures figures(Period period, Predicate<String> sources) {
        return jdbi.inTransaction(transaction -> figures(transaction, period,
                summary -> sources.test(summary.source()), sources, true));
    }

    private Figures figures(Handle transaction, Period period, Predicate<QuestionSummary> wanted,
            Predicate<String> sources, boolean holdsPrivate) {
        Supplier<Stream<Outline>> questions = () -> Outlines.since(transaction, period.before().from())
                .filter(question -> wanted.test(question.summary()));
        Function<Collection<String>, List<Question>> load = ids -> Questions.all(transaction, ids);
        List<Failure> failures = Failure.all(transaction).stream().filter(failure -> sources.test(failure.source()))
                .filter(failure -> isPolled(failure.source())).toList();
        return holdsPrivate
                ? Count.of(questions, load, failures, period)
                : Count.ofPublic(questions, load, failures, this::isDeclaredPublic, period);
    }

    private boolean isDeclaredPublic(String source) {
        return Optional.ofNullable(community.sources().get(source)).flatMap(Source::visibility)
                .filter(Visibility.PUBLIC::equals).isPresent();
    }

    /** One that is polled no more is not known to fail. */
    private boolean isPolled(String source) {
        return Optional.ofNullable(community.sources().get(source)).flatMap(Source::poll).isPresent();
    }

    /** What a digest that is a report says of the week, or the month, up to this time: what its destination may read. */
    public List<DigestDue.Part> of(Handle handle, Digest digest, Instant until) {
        Rotation rotation = community.rotations().get(digest.rotation());
        Period period = Period.upTo(until, digest.monthly(), community.zone());
        boolean holdsPrivate = community.destinations().get(digest.to()).holdsPrivate();
        return new ReportText(community).of(
                figures(handle, period, rotation::takes, rotation::takes, holdsPrivate), digest.monthly(),
                holdsPrivate);
    }
}
