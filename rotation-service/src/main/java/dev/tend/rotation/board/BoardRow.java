package dev.tend.rotation.board;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.Visibility;
import dev.tend.kit.Age;
import dev.tend.kit.community.Community;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Link;
import dev.tend.rotation.queue.Question;

/**
 * A question as the board shows it.
 *
 * @param link where it is read; null where that is no address of a web page
 * @param asked how long ago, and {@code askedAt} when
 * @param quiet how long ago somebody wrote last; null where nobody did since it was asked
 * @param assignee the name of whose it is
 * @param seenBy the name of who said that they take care of it
 * @param settlement how it was settled here; null where it was not, or at its source
 * @param until when it comes back, where it is put off
 * @param note why it was put off, or what was said when it was settled
 * @param confidence in per cent
 * @param responses texts to answer with
 * @param links what it belongs to elsewhere, but for what settled it
 */
public record BoardRow(String title, @Nullable String link, boolean isPrivate, String source, String author,
        String asked, String askedAt, @Nullable String quiet, String state, String turn, @Nullable String assignee,
        @Nullable String seenBy, @Nullable Settlement settlement, @Nullable String until, @Nullable String note,
        List<String> aged,
        List<String> flags, String type,
        long confidence, List<String> reasons, List<String> responses,
        List<LinkView> links) {

    /** @param kind in lower case; {@code host} what is shown of the address */
    public record LinkView(String kind, String url, String host) {

        static List<LinkView> of(Care care) {
            String settling = care.resolution() == null ? null : care.resolution().link();
            return care.links().stream().filter(link -> !link.url().equals(settling) && Link.isWebAddress(link.url()))
                    .map(link -> new LinkView(link.kind().word(), link.url(), URI.create(link.url()).getHost()))
                    .toList();
        }
    }

    /**
     * @param by a name
     * @param link what it was settled with; null where that is no address of a web page, and {@code host} its host
     */
    public record Settlement(String by, @Nullable String link, @Nullable String host) {

        static Settlement of(Care.Resolution resolution, Community community) {
            String link = resolution.link();
            boolean shown = link != null && Link.isWebAddress(link);
            return new Settlement(community.nameOf(resolution.by()), shown ? link : null,
                    shown ? URI.create(link).getHost() : null);
        }
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static BoardRow of(Question question, Community community, Instant now) {
        QuestionSummary summary = question.summary();
        Care care = question.care();
        boolean settled = question.state() == QuestionState.SETTLED;
        Optional<Care.Resolution> resolution = Optional.ofNullable(care.resolution());
        String asked = Age.of(Duration.between(summary.postedAt(), now));
        String quiet = Age.of(Duration.between(question.status().lastActivityAt(), now));
        return new BoardRow(summary.title().isBlank() ? question.id() : summary.title(),
                Link.isWebAddress(summary.url()) ? summary.url() : null, summary.visibility() == Visibility.PRIVATE,
                summary.source(), summary.author().handle(), asked,
                time(summary.postedAt(), community.zone(), now), quiet.equals(asked) ? null : quiet,
                question.state().name(),
                question.awaiting().name(), nameOfAny(care.assignee(), community),
                nameOfAny(care.acknowledgedBy(), community),
                resolution.map(how -> Settlement.of(how, community)).orElse(null),
                Optional.ofNullable(care.snoozedUntil()).map(until -> time(until, community.zone(), now)).orElse(null),
                resolution.map(Care.Resolution::note).orElse(care.snoozeNote()),
                settled ? List.of() : question.status().aged(), summary.flags(), summary.type().name(),
                Math.round(100 * question.typing().confidence()), question.typing().reasons(),
                community.responsesTo(summary, settled), LinkView.of(care));
    }

    /** Names the year where it is another one than now. */
    static String time(Instant time, ZoneId zone, Instant now) {
        return day(time, zone, now) + ", " + TIME.format(time.atZone(zone));
    }

    static String day(Instant time, ZoneId zone, Instant now) {
        ZonedDateTime wall = time.atZone(zone);
        String year = wall.getYear() == now.atZone(zone).getYear() ? "" : " " + wall.getYear();
        return DAY.format(wall) + year;
    }

    private static @Nullable String nameOfAny(@Nullable String person, Community community) {
        return person == null ? null : community.nameOf(person);
    }
}
