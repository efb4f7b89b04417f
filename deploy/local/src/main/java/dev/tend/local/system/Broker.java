package dev.tend.local.system;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;

import dev.tend.events.EventType;
import dev.tend.events.Topics;
import dev.tend.kit.embedded.EmbeddedKafka;

/** Kafka: our own, or the one that KAFKA_BOOTSTRAP_SERVERS names. */
public final class Broker implements AutoCloseable {

    static final String VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";
    private static final int PARTITIONS = 4;
    private static final Duration RETENTION = Duration.ofDays(30);

    private final String servers;
    private final DataDirectory data;
    private final Ports ports;
    private final boolean ours;
    private @Nullable EmbeddedKafka embedded;
    private Runnable onHalt = () -> {
    };

    Broker(Map<String, String> environment, DataDirectory data, Ports ports) {
        String wish = environment.getOrDefault(VARIABLE, "");
        this.ours = wish.isBlank();
        this.servers = ours ? "127.0.0.1:" + ports.kafka() : wish;
        this.data = data;
        this.ports = ports;
    }

    public String servers() {
        return servers;
    }

    boolean isOurs() {
        return ours;
    }

    /** @throws Trouble if it is to be ours and its port is taken */
    void requirePort() {
        if (ours) {
            Ports.require("Kafka", ports.kafka());
        }
    }

    /**
     * What to do where our own broker can't go on, for example since it can't write. Without that it would end this whole process at
     * once, which it still does while it starts.
     */
    void onHalt(Runnable action) {
        this.onHalt = action;
    }

    /**
     * Returns when it serves and has the topics.
     *
     * @throws Trouble if the one that is named does not answer
     */
    public void start() throws Exception {
        if (ours) {
            embedded = EmbeddedKafka.start(data.kafka(), ports.kafka(), Map.of());
            Exit.setHaltProcedure((status, message) -> halted());
            Exit.setExitProcedure((status, message) -> halted());
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers, "default.api.timeout.ms", "15000",
                "request.timeout.ms", "5000"))) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing = topics().filter(topic -> !there.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            // Another starting Tend may have been quicker.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new Trouble("Kafka at " + servers + " does not answer as it should (" + e.getCause().getMessage()
                        + "): set " + VARIABLE + " to one that does, or to nothing for the embedded one.", e);
            }
        }
    }

    private void halted() {
        if (embedded != null) {
            onHalt.run();
        }
    }

    private static Stream<NewTopic> topics() {
        Stream<String> events = Arrays.stream(EventType.values()).map(EventType::topic).distinct();
        Stream<String> deadLetters = Arrays.stream(Service.values())
                .map(service -> Topics.deadLetters(service.module()));
        return Stream.concat(events, deadLetters)
                .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                        .configs(Map.of("retention.ms", Long.toString(RETENTION.toMillis()))));
    }

    /** Stops it if it is ours; what it has stays. */
    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
    }
}
