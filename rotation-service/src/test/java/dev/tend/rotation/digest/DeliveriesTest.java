package dev.tend.rotation.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.DigestDue;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class DeliveriesTest extends ServiceTest {

    /** A Wednesday, 09:00 in Berlin. */
    private static final Instant DUE = Instant.parse("2033-06-01T07:00:00Z");

    @Inject
    Deliveries deliveries;

    @Test
    void a_person_gets_one_message_a_day_however_many_lists_and_replicas_there_are() throws Exception {
        deliveries.sweep();
        String calm = newQuestion();
        String gale = newQuestion();
        publish(Triage.of(calm).flags("LULL"), Triage.of(gale).flags("GALE", "LULL"));
        listed(calm);
        listed(gale);

        clock.moveTo(DUE.minus(Duration.ofMinutes(1)));
        atOnce(deliveries::sweep);
        assertThat(ottos(DUE)).isEmpty();
        get("/api/digests/lulls/preview").statusCode(200).body("person", equalTo("otto"))
                .body("with", contains("gales")).body("next", equalTo(DUE.toString()));

        clock.moveTo(DUE.plus(Duration.ofMinutes(30)));
        atOnce(deliveries::sweep);
        assertThat(ottos(DUE)).singleElement().satisfies(due -> {
            assertThat(due.person()).isEqualTo("otto");
            assertThat(due.digests()).containsExactly("gales", "lulls");
            assertThat(due.unchangedSince()).isNull();
            assertThat(due.items()).extracting(item -> item.section() + " " + item.question())
                    .containsExactly("gales " + gale, "Lulls: All of them " + calm);
        });

        clock.moveTo(DUE.plus(Duration.ofDays(7)));
        atOnce(deliveries::sweep);
        assertThat(ottos(DUE.plus(Duration.ofDays(7)))).singleElement()
                .satisfies(due -> assertThat(due.unchangedSince()).isEqualTo(DUE));
        get("/api/digests").body("items.find { it.name == 'lulls' }.watched.last.posting", equalTo("UNCHANGED"))
                .body("items.find { it.name == 'lulls' }.watched.last.due",
                        equalTo(DUE.plus(Duration.ofDays(7)).toString()))
                .body("items.find { it.name == 'lulls' }.toPerson", equalTo("otto"))
                .body("items.find { it.name == 'calm' }.toPerson", nullValue());
    }

    private static List<DigestDue> ottos(Instant due) {
        return told("digest:gales", DigestDue.class).stream().filter(digest -> digest.dueAt().equals(due)).toList();
    }
}
