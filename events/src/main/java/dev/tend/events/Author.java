package dev.tend.events;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post.
 *
 * @param handle the name at the source, as the source spells it
 * @param name what people call them, where the source says
 * @param staff whether they are one of the team: by the source's own word or by {@code community.yaml}
 * @param bot whether a program wrote it
 * @param id the account's own id at the source, which stays when its handle changes; null where the source does not say it, where the
 *        account is gone, and in older events
 */
public record Author(String handle, @Nullable String name, boolean staff, boolean bot, @Nullable String id) {

    /** The handle of every account that is gone; GitHub shows it so. */
    public static final String GONE = "ghost";

    /** An author whose account id is not known. */
    public Author(String handle, @Nullable String name, boolean staff, boolean bot) {
        this(handle, name, staff, bot, null);
    }

    /** Returns whether the account does not exist any more, so that nobody can know who it was. */
    public boolean gone() {
        return id == null && handle.equals(GONE);
    }

    /**
     * Returns whether both are the same account: the same id, whatever it was called then, or the same handle. Two accounts that are
     * gone are not known to be the same.
     */
    public boolean isSameAccount(Author other) {
        if (id != null && id.equals(other.id)) {
            return true;
        }
        return !gone() && !other.gone() && handle.equalsIgnoreCase(other.handle);
    }
}
