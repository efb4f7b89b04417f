package dev.tend.local.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.InvalidCommunity;
import dev.tend.kit.community.Reader;

/** A Tend that runs on this machine: broker, database, services. */
public final class LocalTend implements AutoCloseable {

    private final Settings settings;
    private final Steps steps;
    private final DataDirectory data;
    private final Broker broker;
    private final Databases databases;
    private final Supervisor supervisor;
    private final DiskSpace disk;
    private final End end;
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private boolean prepared;
    private volatile boolean started;
    private volatile boolean stopping;

    public LocalTend(Settings settings, Steps steps) {
        this.settings = settings;
        this.steps = steps;
        this.data = new DataDirectory(settings.data());
        this.broker = new Broker(settings.environment(), data, settings.ports());
        this.databases = new Databases(settings.environment(), data, settings.ports());
        this.supervisor = new Supervisor(line -> steps.say(line));
        this.disk = new DiskSpace(settings.data().toAbsolutePath());
        this.end = new End(disk);
    }

    /**
     * Takes the data directory, ends what a killed Tend left there, and looks whether the ports are free. Starts nothing.
     *
     * @throws Trouble if something is in the way that the person at the terminal can put right
     */
    public synchronized void prepare() throws IOException {
        data.take();
        disk.requireAtStart();
        Logs.into(data.log("kafka-and-postgres"));
        for (Leftover leftover : Leftover.in(data.leftovers())) {
            leftover.end();
        }
        Databases.endLeftover(data);
        settings.ports().requireServices();
        broker.requirePort();
        databases.requirePort();
        requirePrograms();
        prepared = true;
    }

    /**
     * Returns when all serve.
     *
     * @throws Trouble if something does not start; what did is then still to be closed
     */
    public synchronized void start() throws Exception {
        if (!prepared) {
            prepare();
        }
        started = true;
        broker.onHalt(() -> end.because("Kafka ended by itself, so Tend stops; see " + data.logs() + "."));
        end.watch();
        together(List.of(() -> steps.step("PostgreSQL", databases.where(), () -> {
            databases.start();
            return null;
        }), () -> steps.step("Kafka", broker.servers(), () -> {
            broker.start();
            return null;
        })));
        requireRunning();
        List<Callable<Void>> starts = new ArrayList<>();
        for (Service service : Service.values()) {
            ServiceProcess process = process(service, settings.ports().of(service), Map.of());
            services.put(service, process);
            process.start();
            starts.add(() -> steps.step(service.word(), process.address().getAuthority(), () -> {
                process.awaitReady(() -> stopping);
                return null;
            }));
        }
        together(starts);
        services.values().forEach(supervisor::watch);
    }

    /** Whether something was started, and is not being stopped. */
    public boolean isUnderWay() {
        return started && !stopping;
    }

    private void requirePrograms() {
        for (Service service : Service.values()) {
            if (Files.notExists(service.program(settings.home()))) {
                throw new Trouble(service.module() + " is not built: run mvn package in " + settings.home() + ".");
            }
        }
    }

    private ServiceProcess process(Service service, int port, Map<String, String> more) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(java.toString(), "-Xmx" + service.heap() + "m", "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError", "-XX:TieredStopAtLevel=1", "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-Dtend.ends-with-stdin=true", "-jar",
                service.program(settings.home()).toString());
        Set<String> foreign = settings.sharesSecrets() ? Set.of() : foreign(service);
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.keySet().removeAll(foreign);
        environment.putAll(databases.environment(service));
        environment.put("QUARKUS_PROFILE", settings.profile());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put(Broker.VARIABLE, broker.servers());
        // A killed service is missed by its consumer group after 6 s instead of 45 s: nothing here pauses for so long.
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS", "6000");
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_HEARTBEAT_INTERVAL_MS", "2000");
        // At its end a consumer waits twice as long for what is under way, for each channel.
        environment.put("MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_POLL_TIMEOUT", "200");
        // The database serves before a service starts; if it is gone again, so are we, and nobody should wait for it.
        environment.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "3");
        environment.put("TEND_COMMUNITY_FILE", settings.community().toAbsolutePath().toString());
        int health = port;
        if (!settings.profile().equals("local")) {
            health = port + Ports.MANAGEMENT;
            environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(health));
        }
        environment.putAll(more);
        return new ServiceProcess(service, command, environment, foreign, URI.create("http://127.0.0.1:" + port),
                URI.create("http://127.0.0.1:" + health + "/q/health/ready"), data);
    }

    /** The secrets that other services need and this one does not. */
    private Set<String> foreign(Service service) {
        Set<String> foreign = new HashSet<>();
        Set<String> own = new HashSet<>();
        for (Reader reader : Reader.values()) {
            Set<String> names = reader.service().equals(service.module()) ? own : foreign;
            try {
                names.addAll(CommunityFile.variables(settings.community(), reader));
            } catch (IOException | InvalidCommunity e) {
                // It was read before the start; a service says itself what is wrong by now.
                return Set.of();
            }
        }
        foreign.removeAll(own);
        return foreign;
    }

    /** Starts one more process of this service beside the others, and returns when it serves. Its owner is to stop it. */
    public ServiceProcess another(Service service, int port, Map<String, String> environment) throws IOException {
        ServiceProcess process = process(service, port, environment);
        process.start();
        process.awaitReady(() -> stopping);
        return process;
    }

    private void requireRunning() {
        if (stopping) {
            throw new Trouble("Stopped while it started.");
        }
    }

    /** Runs all beside each other; the first failure is thrown when all have ended. */
    private static void together(List<Callable<Void>> steps) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (Future<Void> step : threads.invokeAll(steps)) {
                step.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdown();
        }
    }

    /**
     * Waits for as long as it can go on.
     *
     * @throws Trouble if something has ended that it can't go on without
     */
    public void awaitEnd() throws InterruptedException {
        databases.process().ifPresent(postgres -> postgres.onExit().thenRun(() -> {
            if (!stopping) {
                end.because("PostgreSQL ended by itself, so Tend stops; see " + data.logs() + ".");
            }
        }));
        end.await();
    }

    /** Ends it with SIGKILL, and it stays away until it is started again. */
    public void killUntilStarted(Service service) {
        services.get(service).killUntilStarted();
    }

    public void startAgain(Service service) throws IOException {
        services.get(service).start();
        supervisor.watch(services.get(service));
    }

    public ServiceProcess service(Service service) {
        return services.get(service);
    }

    public Databases databases() {
        return databases;
    }

    public Broker broker() {
        return broker;
    }

    public Path logs() {
        return data.logs();
    }

    /**
     * Stops all: the services first, since they leave their Kafka groups only while there is a Kafka. Waits for a start that is
     * under way to see that it is over.
     */
    @Override
    public void close() {
        stopping = true;
        supervisor.close();
        end.close();
        synchronized (this) {
            try {
                if (started) {
                    together(services.values().stream().map(service -> stop(service.service().word(), service::stop))
                            .toList());
                    List<Callable<Void>> engines = new ArrayList<>();
                    if (broker.isOurs()) {
                        engines.add(stop("Kafka", broker::close));
                    }
                    if (databases.areOurs()) {
                        engines.add(stop("PostgreSQL", databases::close));
                    }
                    together(engines);
                    started = false;
                }
                data.close();
            } catch (Exception e) {
                steps.say("Not all has stopped as it should: " + e.getMessage());
            }
            services.clear();
        }
    }

    private Callable<Void> stop(String what, Stop stop) {
        return () -> {
            try {
                return steps.step(what, "stopped", () -> {
                    stop.run();
                    return null;
                });
            } catch (Exception e) {
                // The others are to be stopped all the same.
                steps.say(what + " did not stop as it should: " + e.getMessage());
                return null;
            }
        };
    }

    @FunctionalInterface
    private interface Stop {
        void run() throws Exception;
    }
}
