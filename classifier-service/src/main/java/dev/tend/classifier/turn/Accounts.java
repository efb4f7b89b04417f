package dev.tend.classifier.turn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.kit.LowerCase;

/** Whose accounts take part in a question. An account keeps its id when its handle changes; that of a deleted account is nobody's. */
final class Accounts {

    /** The asker under each name and id that is known: the account may have been renamed or deleted since. */
    private final List<Author> asker = new ArrayList<>();
    /** Ids by handle, in lower case; empty where two accounts had the handle one after the other. */
    private final Map<String, String> ids = new HashMap<>();

    Accounts(Author asker, Collection<Fact> facts) {
        this.asker.add(asker);
        for (Fact fact : facts) {
            if (fact.by() != null) {
                if (fact.kind() == Fact.Kind.POSTED) {
                    this.asker.add(author(fact, fact.by()));
                }
                if (fact.account() != null) {
                    ids.merge(LowerCase.of(fact.by()), fact.account(), (one, other) -> one.equals(other) ? one : "");
                }
            }
        }
    }

    boolean isAsker(Fact fact) {
        return asker.stream().anyMatch(fact::isBy);
    }

    /** Returns whether both are known to be of the same account. */
    boolean areSame(Fact one, Fact other) {
        return isAsker(one) && isAsker(other) || other.by() != null && one.isBy(author(other, other.by()));
    }

    private static Author author(Fact fact, String handle) {
        return new Author(handle, null, fact.staff(), fact.noise(), fact.account());
    }

    /** What an account is called in this question, whatever its handle was when it wrote. */
    String name(@Nullable String handle, @Nullable String account) {
        String lowerCase = LowerCase.of(String.valueOf(handle));
        String id = account == null ? ids.getOrDefault(lowerCase, "") : account;
        return id.isEmpty() ? lowerCase : "#" + id;
    }
}
