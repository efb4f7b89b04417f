package dev.tend.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HalvingTest {

    private final Halving<Integer> halving = new Halving<>("number");
    private final List<Integer> done = new ArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    @ParameterizedTest
    @MethodSource("failuresOfOne")
    void one_that_is_spoiled_keeps_nobody_else_from_it(RuntimeException failure) {
        assertThat(halving.each(numbers(200), some -> work(some, 17, failure))).isEqualTo(199);

        assertThat(done).hasSize(199).doesNotContain(17).doesNotHaveDuplicates();
        assertThat(tries).as("not one by one").hasValueLessThan(20);
    }

    @Test
    void where_nothing_is_spoiled_it_is_done_at_once() {
        assertThat(halving.each(numbers(200), some -> work(some, -1, new IllegalStateException()))).isEqualTo(200);

        assertThat(tries).hasValue(1);
    }

    @Test
    void trouble_of_the_database_is_not_tried_with_each_of_them() {
        RuntimeException away = new RuntimeException(new SQLException("", "08006"));

        assertThatThrownBy(() -> halving.each(numbers(200), some -> work(some, 17, away))).isSameAs(away);
        assertThat(tries).hasValue(1);
    }

    static List<RuntimeException> failuresOfOne() {
        return List.of(new IllegalStateException(), new UnreadableRow("question"),
                new RuntimeException(new SQLException("", "22P05")));
    }

    private void work(List<Integer> some, int spoiled, RuntimeException failure) {
        tries.incrementAndGet();
        if (some.contains(spoiled)) {
            throw failure;
        }
        done.addAll(some);
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
