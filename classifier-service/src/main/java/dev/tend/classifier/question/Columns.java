package dev.tend.classifier.question;

import java.util.List;
import java.util.function.Function;

import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows on their way into a statement, as one array for each column. No rows, no statement. */
record Columns<T>(List<T> rows, Update statement) {

    /** The column may hold nulls. */
    <V> Columns<T> bind(String name, Class<V> type, Function<T, @Nullable V> value) {
        statement.bindArray(name, type, rows.stream().map(value).toList());
        return this;
    }

    void execute() {
        if (rows.isEmpty()) {
            statement.close();
        } else {
            statement.execute();
        }
    }
}
