package dev.tend.kit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** A real PostgreSQL server on loopback, unpacked from a jar. Its data outlives it. */
public final class EmbeddedDatabase implements AutoCloseable {

    /** User and password of the server; it listens on loopback alone. */
    public static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server and returns when it serves. A write is on disk before it is answered.
     *
     * @param dir where its data and its programs are, or are to be
     * @param port 0 for any
     */
    public static EmbeddedDatabase start(Path dir, int port) throws IOException {
        Files.createDirectories(dir);
        return new EmbeddedDatabase(EmbeddedPostgres.builder().setPort(port)
                .setDataDirectory(dir.resolve("data")).setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(dir.resolve("bin").toFile())
                // The library's defaults are for throw-away data.
                .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1").setServerConfig("max_connections", "100")
                .setRegisterShutdownHook(false).start());
    }

    /** The JDBC URL of a database of this name, which is made if it is not there. */
    public String database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement
                    .executeQuery("select from pg_database where datname = '" + name + "'")) {
                if (found.next()) {
                    return server.getJdbcUrl(USER, name);
                }
            }
            statement.execute("create database \"" + name + "\"");
            return server.getJdbcUrl(USER, name);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
