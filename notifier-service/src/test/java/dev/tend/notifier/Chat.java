package dev.tend.notifier;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The chat server of the service's tests; {@code ${CHAT}} in their community.yaml is its address. */
public final class Chat implements QuarkusTestResourceLifecycleManager {

    private ChatServer server;

    @Override
    public Map<String, String> start() {
        server = new ChatServer(0);
        return Map.of("CHAT", server.url(), "CHAT_TOKEN", "token-of-the-bot", "CHAT_SIGNING", "signing-of-the-tests");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(ChatServer.class));
    }

    @Override
    public void stop() {
        server.close();
    }
}
