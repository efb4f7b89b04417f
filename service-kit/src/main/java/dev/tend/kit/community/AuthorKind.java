package dev.tend.kit.community;

import java.util.Locale;

import dev.tend.events.Author;

/** Who wrote something. A program that belongs to the team is a program. */
public enum AuthorKind {
    COMMUNITY,
    STAFF,
    BOT;

    /** How {@code community.yaml} calls it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AuthorKind of(Author author) {
        if (author.bot()) {
            return BOT;
        }
        return author.staff() ? STAFF : COMMUNITY;
    }

    static AuthorKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
