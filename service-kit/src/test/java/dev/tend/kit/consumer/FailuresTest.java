package dev.tend.kit.consumer;

import static dev.tend.kit.consumer.Failures.Fault.PERHAPS_RECORD;
import static dev.tend.kit.consumer.Failures.Fault.RECORD;
import static dev.tend.kit.consumer.Failures.Fault.SURROUNDINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.errors.TimeoutException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.mapper.MappingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = { "22021", "22P05", "22003", "22P02", "54000"})
    void what_no_column_can_hold_is_the_fault_of_the_record(String state) {
        assertThat(Failures.of(failure(state))).isEqualTo(RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = { "23505", "23503", "23502"})
    void a_constraint_may_be_violated_by_a_race_so_it_is_tried_again_for_a_while(String state) {
        assertThat(Failures.of(failure(state))).isEqualTo(PERHAPS_RECORD);
    }

    @ParameterizedTest
    @ValueSource(strings = { "25006", "25P02", "58030", "58P01", "57P01", "57P03", "08006", "53100", "53300", "55P03",
            "40001", "40P01", "42P01", "42501", "28P01", "3D000", "XX000", "0A000", "", "?"})
    void a_failover_a_full_disk_a_deadlock_and_whatever_else_is_not_the_fault_of_the_record(String state) {
        assertThat(Failures.of(failure(state))).isEqualTo(SURROUNDINGS);
    }

    @Test
    void a_failure_without_a_state_or_of_the_network_or_of_kafka_is_not_the_fault_of_the_record() {
        assertThat(Failures.of(failure(null))).isEqualTo(SURROUNDINGS);
        assertThat(Failures.of(new ConnectionException(new SQLException("no connection in time"))))
                .isEqualTo(SURROUNDINGS);
        assertThat(Failures.of(new MappingException("a row of a newer version"))).isEqualTo(SURROUNDINGS);
        assertThat(Failures.of(new RuntimeException(new IOException("reset")))).isEqualTo(SURROUNDINGS);
        assertThat(Failures.of(new ExecutionException(new IllegalStateException()))).isEqualTo(SURROUNDINGS);
        assertThat(Failures.of(new Relay.NotPublished(new TimeoutException()))).isEqualTo(SURROUNDINGS);
    }

    @Test
    void what_another_version_wrote_to_the_database_is_not_the_fault_of_the_record() {
        assertThat(Failures.of(new UnreadableRow("question"))).isEqualTo(SURROUNDINGS);
        assertThat(Failures.of(catchThrowable(() -> UnreadableRow.word(Failures.Fault.class, "A_LATER_ONE"))))
                .isEqualTo(SURROUNDINGS);
        assertThat(UnreadableRow.word(Failures.Fault.class, "RECORD")).isEqualTo(RECORD);
    }

    @Test
    void content_that_cannot_be_written_is_the_fault_of_the_record() {
        Throwable failure = catchThrowable(() -> new ObjectMapper().writeValueAsString(new Object()));
        assertThat(Failures.of(failure)).isEqualTo(RECORD);
        assertThat(Failures.of(new IllegalStateException("an event that cannot be written", failure)))
                .isEqualTo(RECORD);
    }

    @Test
    void what_our_code_cannot_handle_is_given_up_so_that_the_records_after_it_go_on() {
        assertThat(Failures.of(new IllegalArgumentException())).isEqualTo(RECORD);
        assertThat(Failures.of(new RuntimeException(new NullPointerException()))).isEqualTo(RECORD);
    }

    private static RuntimeException failure(String state) {
        return new RuntimeException(new SQLException("", state));
    }
}
