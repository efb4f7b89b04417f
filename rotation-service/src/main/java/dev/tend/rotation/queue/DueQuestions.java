package dev.tend.rotation.queue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.tend.kit.consumer.Halving;
import dev.tend.kit.consumer.Transactions;

/**
 * All questions of which a condition holds, some hundred in one transaction, in the order of their ids: what nothing can be done with
 * is passed over once, and one that can't be handled keeps no other from it.
 */
@ApplicationScoped
public class DueQuestions {

    private static final int MOST = 200;

    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Halving<String> halving = new Halving<>("question");

    DueQuestions(Transactions transactions, Jdbi jdbi) {
        this.transactions = transactions;
        this.jdbi = jdbi;
    }

    /** What is done with them. They are written after it. */
    @FunctionalInterface
    public interface Work {
        void with(Handle transaction, Batch batch);
    }

    /** @param condition in SQL; those that another replica works on are passed over */
    public void each(String condition, Map<String, ?> parameters, Work work) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            after = next(condition, parameters, after.get(), work);
        }
    }

    /** Returns the last of a full batch. */
    private Optional<String> next(String condition, Map<String, ?> parameters, String after, Work work) {
        String rest = condition + " and id > :after";
        Map<String, ?> all = with(parameters, "after", after);
        try {
            return last(claim(rest, all, work));
        } catch (RuntimeException e) {
            if (!Halving.isOfOne(e)) {
                throw e;
            }
            List<String> ids = jdbi.withHandle(handle -> handle
                    .createQuery("select id from question where " + rest + " order by id limit :most")
                    .bindMap(all).bind("most", MOST).mapTo(String.class).list());
            halving.each(ids, some -> claim(condition + " and id = any(:some)",
                    with(parameters, "some", some.toArray(String[]::new)), work));
            return last(ids);
        }
    }

    private List<String> claim(String condition, Map<String, ?> parameters, Work work) {
        return transactions.run((transaction, outbox) -> {
            Batch batch = Batch.claim(transaction, outbox, MOST, condition, parameters);
            work.with(transaction, batch);
            batch.write();
            return batch.all().stream().map(Question::id).toList();
        });
    }

    private static Optional<String> last(List<String> ids) {
        return ids.size() < MOST ? Optional.empty() : Optional.of(ids.get(ids.size() - 1));
    }

    private static Map<String, ?> with(Map<String, ?> parameters, String name, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }
}
