package dev.tend.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.tend.ingest.webhook.Bodies.Admitted;

class BodiesTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final Bodies bodies = new Bodies(40 * MEGABYTE);

    @Test
    void what_does_not_fit_beside_what_is_there_waits_until_that_is_gone() {
        Admitted first = admit(25 * MEGABYTE);
        assertThat(bodies.admit(25 * MEGABYTE)).isEmpty();
        first.letGo();
        admit(25 * MEGABYTE);
    }

    @Test
    void large_bodies_leave_room_for_small_ones_and_small_ones_fill_it() {
        admit(15 * MEGABYTE);
        admit(15 * MEGABYTE);
        assertThat(bodies.admit(MEGABYTE + 1)).isEmpty();
        for (int i = 0; i < 10; i++) {
            admit(MEGABYTE);
        }
        assertThat(bodies.admit(1)).isEmpty();
    }

    @Test
    void the_only_body_is_let_in_however_small_the_heap_is() {
        Bodies tiny = new Bodies(1);
        Admitted only = tiny.admit(25 * MEGABYTE).orElseThrow();
        assertThat(only.grow(25 * MEGABYTE)).isTrue();
        assertThat(tiny.admit(1)).isEmpty();
        only.letGo();
        assertThat(tiny.admit(25 * MEGABYTE)).isPresent();
    }

    @Test
    void a_body_that_is_worked_on_after_the_client_hung_up_holds_its_room() {
        Admitted body = admit(25 * MEGABYTE);
        body.hold();
        body.letGo();
        assertThat(bodies.admit(25 * MEGABYTE)).isEmpty();
        body.letGo();
        admit(25 * MEGABYTE);
    }

    @Test
    void whoever_only_says_that_much_will_come_holds_no_room() {
        for (int i = 0; i < 100; i++) {
            bodies.admit(25 * MEGABYTE).orElseThrow();
        }
        admit(25 * MEGABYTE);
    }

    @Test
    void a_body_that_grew_holds_room_for_what_has_come_and_none_twice() {
        Admitted body = bodies.admit(1).orElseThrow();
        assertThat(body.grow(MEGABYTE)).isTrue();
        assertThat(body.grow(25 * MEGABYTE)).isTrue();
        Admitted other = bodies.admit(1).orElseThrow();
        assertThat(other.grow(10 * MEGABYTE)).isFalse();
        body.letGo();
        assertThat(other.grow(10 * MEGABYTE)).isTrue();
    }

    /** One that has come. */
    private Admitted admit(long bytes) {
        Admitted body = bodies.admit(bytes).orElseThrow();
        assertThat(body.grow(bytes)).isTrue();
        return body;
    }
}
