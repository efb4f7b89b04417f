package dev.tend.ingest.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Source;

/**
 * The place that a source was found to be: a repository is known by its id, whatever it is called. Decides whether what is heard
 * comes from it.
 *
 * @param id the repository's id; empty where nothing was learned yet
 * @param name what the source calls it now
 * @param origin what it was called when it was learned; question ids are made of it for ever, so that no question comes twice;
 *        with the id behind it for a repository that was created anew, whose numbers begin again at 1
 * @param location what {@code community.yaml} called it when it was heard last
 */
public record Identity(String id, String name, String origin, String location, @Nullable Trouble trouble) {

    /** Trouble that nothing but time shows to be over is shown for so long. */
    private static final Duration SHOWN = Duration.ofDays(1);
    private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}(/[\\w./-]{1,200})?");

    /** Something that a person should look at. */
    public enum Kind {
        RENAMED, RECREATED, OTHER
    }

    /** @param text what is wrong and what to do about it */
    public record Trouble(Kind kind, String text, Instant at) {
    }

    /**
     * Says how a source names itself.
     *
     * @param id empty where it does not say
     * @param former what it was called before, where that is known to be so
     */
    public record Heard(String id, String name, Optional<String> former) {
    }

    /** The identity of a source of which nothing was heard yet. */
    public static Identity unknown(Source source) {
        return new Identity("", "", source.place(), source.place(), null);
    }

    /** Returns whether what was heard comes from this source. */
    public boolean isOurs(Source source, Heard heard) {
        boolean renamed = isSame(heard) && (!heard.name.equalsIgnoreCase(name) || location.equals(source.place()));
        return heard.name.equalsIgnoreCase(source.place()) || renamed
                || heard.former.filter(source.place()::equalsIgnoreCase).isPresent();
    }

    private boolean isSame(Heard heard) {
        return !id.isEmpty() && id.equals(heard.id);
    }

    /** Returns what is known after this was heard. */
    Identity hear(Source source, Heard heard, Instant now) {
        if (!isOurs(source, heard)) {
            Trouble other = new Trouble(Kind.OTHER, "webhooks of another place come here, such as " + shown(heard.name)
                    + ", and are not taken: send them to a source of their own, or correct location in community.yaml",
                    now);
            return trouble == null
                    ? with(other)
                    : trouble.kind == Kind.OTHER ? with(new Trouble(Kind.OTHER, trouble.text, now)) : this;
        }
        boolean same = isSame(heard) || id.isEmpty() || heard.id.isEmpty();
        String from = same ? origin : isAnew(source, false) ? source.place() + "@" + heard.id : source.place();
        return new Identity(heard.id.isEmpty() ? id : heard.id, heard.name, from, source.place(),
                trouble(source, heard, same, now));
    }

    private @Nullable Trouble trouble(Source source, Heard heard, boolean same, Instant now) {
        if (!heard.name.equalsIgnoreCase(source.place())) {
            String text = "it is called " + shown(heard.name) + " now: set location to that in community.yaml; "
                    + "its questions keep their ids";
            return trouble != null && trouble.text.equals(text) ? trouble : new Trouble(Kind.RENAMED, text, now);
        }
        if (isAnew(source, same)) {
            return new Trouble(Kind.RECREATED, "another repository has the name " + shown(heard.name)
                    + " now: its questions are taken and have ids of their own; resolve what is open from the first one",
                    now);
        }
        return trouble == null || trouble.kind == Kind.RENAMED ? null : trouble;
    }

    /** Whether another repository has the name that the file gives, and not the file another name. */
    private boolean isAnew(Source source, boolean same) {
        return !same && location.equals(source.place());
    }

    private static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "one without a proper name";
    }

    /** Returns the same without trouble that is over. */
    Identity at(Instant now) {
        boolean over = trouble != null && trouble.kind != Kind.RENAMED && trouble.at.plus(SHOWN).isBefore(now);
        return over ? with(null) : this;
    }

    Identity with(@Nullable Trouble now) {
        return new Identity(id, name, origin, location, now);
    }
}
