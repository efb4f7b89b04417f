package dev.tend.local.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Where everything listens, on 127.0.0.1 alone. All follow from one number. */
public record Ports(int base) {

    private static final int USUAL = 8080;
    private static final int KAFKA = 10;
    private static final int POSTGRES = 11;
    /** From a service's port to its management port, where it has one. */
    static final int MANAGEMENT = 30;
    private static final String VARIABLE = "TEND_PORT_BASE";

    /**
     * As TEND_PORT_BASE says, 8080 without it.
     *
     * @throws Trouble if it is no number that leaves room for all ports
     */
    public static Ports of(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "").strip();
        if (text.isEmpty()) {
            return new Ports(USUAL);
        }
        try {
            int base = Integer.parseInt(text);
            if (base >= 1024 && base + POSTGRES <= 65535) {
                return new Ports(base);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Trouble(VARIABLE + " is " + text + ": set it to a number from 1024 to 65524, such as 18080.");
    }

    /** Some that are free now. */
    public static Ports free() {
        while (true) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            if (ports.all().values().stream().noneMatch(Ports::isTaken)) {
                return ports;
            }
        }
    }

    public int of(Service service) {
        return base + service.ordinal();
    }

    public URI address(Service service) {
        return URI.create("http://127.0.0.1:" + of(service));
    }

    public int kafka() {
        return base + KAFKA;
    }

    public int postgres() {
        return base + POSTGRES;
    }

    /** @throws Trouble if one of the services' ports is taken */
    void requireServices() {
        for (Service service : Service.values()) {
            require(service.word(), of(service));
        }
    }

    /** @throws Trouble if the port is taken */
    static void require(String what, int port) {
        if (isTaken(port)) {
            throw new Trouble(
                    "Port " + port + " (" + what + ") is taken: end what listens there, or move Tend with " + VARIABLE
                            + ", for example " + VARIABLE + "=18080.");
        }
    }

    private Map<String, Integer> all() {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            all.put(service.word(), of(service));
        }
        all.put("Kafka", kafka());
        all.put("PostgreSQL", postgres());
        return all;
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // Some systems let one bind beside a listener on all addresses: then it would answer in our place.
            socket.close();
            return answers(port);
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
