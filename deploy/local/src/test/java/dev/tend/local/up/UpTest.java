package dev.tend.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityFile;
import dev.tend.local.system.Ports;

class UpTest {

    private static List<String> addresses(String community) throws Exception {
        Path file = Path.of(UpTest.class.getResource(community).toURI());
        Community read = CommunityFile.read(file, Map.of("TEND_SAMPLE_SECRET", "s", "BENCH_SECRET", "s", "BENCH_CHAT",
                "http://127.0.0.1:1", "BENCH_GITHUB", "http://127.0.0.1:1"));
        return Up.addresses(read, new Ports(18080), Path.of("data/logs"));
    }

    @Test
    void itSaysInWhichFileTheMessagesOfALogDestinationAre() throws Exception {
        assertThat(addresses("/sample/community.yaml"))
                .contains("  messages     data/logs/notifier.log (destination terminal)");
        assertThat(addresses("/bench/community.yaml")).noneMatch(line -> line.contains("messages"));
    }

    @Test
    void itSaysWhereTheBoardIsAndWhereWebhooksGo() throws Exception {
        assertThat(addresses("/sample/community.yaml")).contains("  board        http://127.0.0.1:18080/",
                "  webhooks     http://127.0.0.1:18081/webhooks/{docs,forum}");
    }
}
