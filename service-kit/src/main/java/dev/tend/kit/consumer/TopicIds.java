package dev.tend.kit.consumer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Identifier;

/** The ids that Kafka gave to topics when it made them: one that was deleted and made again has another. */
@ApplicationScoped
class TopicIds {

    private final Map<String, Object> connection;
    private @Nullable Admin admin;

    TopicIds(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        this.connection = new HashMap<>(connection);
        this.connection.keySet().retainAll(AdminClientConfig.configNames());
        this.connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000);
        this.connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
    }

    /** @throws ExecutionException if Kafka can't say it of one of them now */
    Map<String, String> of(Set<String> topics) throws ExecutionException, InterruptedException {
        Map<String, String> ids = new HashMap<>();
        admin().describeTopics(topics).allTopicNames().get()
                .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(connection);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
        }
    }
}
