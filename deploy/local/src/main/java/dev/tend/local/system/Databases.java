package dev.tend.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.embedded.EmbeddedDatabase;

/** One database per service, on a PostgreSQL server of our own or on the one that QUARKUS_DATASOURCE_JDBC_URL names. */
public final class Databases implements AutoCloseable {

    static final String URL = "QUARKUS_DATASOURCE_JDBC_URL";
    static final String USERNAME = "QUARKUS_DATASOURCE_USERNAME";
    static final String PASSWORD = "QUARKUS_DATASOURCE_PASSWORD";
    private static final Pattern JDBC = Pattern.compile("(jdbc:postgresql://[^/]+/)[^?]*(\\?.*)?");

    private final Map<String, String> environment;
    private final DataDirectory data;
    private final Ports ports;
    private final Map<Service, String> urls = new HashMap<>();
    private @Nullable EmbeddedDatabase embedded;
    private @Nullable Watchdog watchdog;

    Databases(Map<String, String> environment, DataDirectory data, Ports ports) {
        this.environment = environment;
        this.data = data;
        this.ports = ports;
    }

    /** @throws Trouble if it is to be ours and its port is taken */
    void requirePort() {
        if (areOurs()) {
            Ports.require("PostgreSQL", ports.postgres());
        }
    }

    boolean areOurs() {
        return environment.getOrDefault(URL, "").isBlank();
    }

    String where() {
        return areOurs() ? "127.0.0.1:" + ports.postgres() : environment.get(URL).replaceFirst("\\?.*", "");
    }

    /**
     * Returns when the server serves and has the databases.
     *
     * @throws Trouble if the one that is named does not answer or does not let us make databases
     */
    public void start() throws Exception {
        if (areOurs()) {
            startEmbedded();
        } else {
            connect(environment.get(URL));
        }
    }

    private void startEmbedded() throws IOException, SQLException {
        // A first start that was killed leaves half a database, which the next one would take for a whole one.
        Path whole = data.postgres().resolve("complete");
        if (Files.notExists(whole)) {
            Directories.delete(data.postgres().resolve("data"));
        }
        watchdog = Watchdog.over(pidFile(data));
        EmbeddedDatabase server = EmbeddedDatabase.start(data.postgres(), ports.postgres());
        embedded = server;
        for (Service service : Service.values()) {
            urls.put(service, server.database(service.database()));
        }
        if (Files.notExists(whole)) {
            Files.createFile(whole);
        }
    }

    private static Path pidFile(DataDirectory data) {
        return data.postgres().resolve("data/postmaster.pid");
    }

    private void connect(String url) throws SQLException {
        Matcher parts = JDBC.matcher(url);
        if (!parts.matches()) {
            throw new Trouble(
                    URL + " is not like jdbc:postgresql://host:5432/database: correct it, or unset it for the embedded "
                            + "PostgreSQL.");
        }
        try (Connection connection = DriverManager.getConnection(url, environment.get(USERNAME),
                environment.get(PASSWORD))) {
            for (Service service : Service.values()) {
                make(connection, service.database());
                urls.put(service, parts.group(1) + service.database() + Optional.ofNullable(parts.group(2)).orElse(""));
            }
        } catch (SQLException e) {
            throw new Trouble("The PostgreSQL server that " + URL + " names does not let us in (" + e.getMessage()
                    + "): check it, "
                    + USERNAME + " and " + PASSWORD + ".", e);
        }
    }

    private void make(Connection connection, String database) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement
                    .executeQuery("select from pg_database where datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new Trouble("The database " + database + " is not there and can't be made (" + e.getMessage()
                    + "): make it, or let " + environment.get(USERNAME) + " make databases.", e);
        }
    }

    /** A connection to the database of a service. */
    public Connection connect(Service service) throws SQLException {
        return areOurs()
                ? DriverManager.getConnection(urls.get(service), EmbeddedDatabase.USER, EmbeddedDatabase.USER)
                : DriverManager.getConnection(urls.get(service), environment.get(USERNAME), environment.get(PASSWORD));
    }

    /** What a service needs to find its database, as environment variables. */
    Map<String, String> environment(Service service) {
        Map<String, String> variables = new HashMap<>();
        variables.put(URL, urls.get(service));
        if (areOurs()) {
            variables.put(USERNAME, EmbeddedDatabase.USER);
            variables.put(PASSWORD, EmbeddedDatabase.USER);
        }
        return variables;
    }

    /** The process of our own server. */
    Optional<ProcessHandle> process() {
        return embedded == null ? Optional.empty() : server(data);
    }

    /** Ends a server that a killed Tend left behind in this directory. */
    static void endLeftover(DataDirectory data) {
        server(data).ifPresent(server -> {
            Watchdog.interrupt(server);
            if (!Leftover.ends(server, 10)) {
                throw new Trouble(
                        "A PostgreSQL server of an earlier Tend (process " + server.pid() + ") does not stop: end it.");
            }
        });
    }

    private static Optional<ProcessHandle> server(DataDirectory data) {
        Path pidFile = pidFile(data);
        try {
            return Files.isReadable(pidFile)
                    ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                            .filter(Leftover::runs)
                            .filter(process -> process.info().command().orElse("postgres").contains("postgres"))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Stops the server if it is ours; what it has stays. */
    @Override
    public void close() throws IOException {
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
        if (watchdog != null) {
            watchdog.close();
            watchdog = null;
        }
    }
}
