package dev.tend.deploy;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** Environment variables that a service understands: the settings of the Quarkus extensions it has, of Kafka's clients, of Tend. */
final class Settings {

    private static final ClassLoader JARS = Settings.class.getClassLoader();
    private static final Pattern INJECTED = Pattern.compile("@ConfigProperty\\(name = \"(tend\\.[a-z.-]+)\"");
    /** Read by the JVM itself. */
    private static final String JVM = "JAVA_TOOL_OPTIONS";

    private Settings() {
    }

    /** Those that no service reads. */
    static List<String> unknown(Stream<String> variables) throws IOException, ClassNotFoundException {
        Set<String> known = variables();
        return variables.filter(variable -> !known.contains(variable)).toList();
    }

    private static Set<String> variables() throws IOException, ClassNotFoundException {
        Set<String> properties = new TreeSet<>();
        for (URL roots : Collections.list(JARS.getResources("META-INF/quarkus-config-roots.list"))) {
            for (String root : read(roots).lines().filter(line -> !line.isBlank()).toList()) {
                Class<?> settings = Class.forName(root, false, JARS);
                if (settings.isAnnotationPresent(ConfigMapping.class)) {
                    properties.addAll(ConfigMappings.getProperties(ConfigClass.configClass(settings)).keySet());
                }
            }
        }
        ConsumerConfig.configNames().forEach(name -> properties.add("kafka." + name));
        properties.addAll(own());
        Set<String> variables = properties.stream().filter(name -> !name.contains("*")).map(Settings::variable)
                .collect(Collectors.toSet());
        variables.add(JVM);
        return variables;
    }

    /** Tend's own, as the code injects them. */
    private static Set<String> own() throws IOException {
        Set<String> own = new TreeSet<>();
        Stream<String> modules = Stream.concat(Stream.of("service-kit"),
                Arrays.stream(Service.values()).map(Service::title));
        for (String module : modules.toList()) {
            try (Stream<Path> files = Files.walk(Service.PROJECT.resolve(module + "/src/main/java"))) {
                for (Path source : files.filter(Files::isRegularFile).toList()) {
                    INJECTED.matcher(Files.readString(source)).results().forEach(name -> own.add(name.group(1)));
                }
            }
        }
        return own;
    }

    /** As MicroProfile Config spells a property in the environment. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String read(URL url) throws IOException {
        try (var in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
