package dev.tend.deploy;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerConfig;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** Environment variables that a service understands: the settings of the Quarkus extensions it has, of Kafka's clients, of Tend. */
final class Settings {

    private static final ClassLoader JARS = Settings.class.getClassLoader();
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
        for (URL file : Collections.list(JARS.getResources("META-INF/microprofile-config.properties"))) {
            Properties own = new Properties();
            try (var in = file.openStream()) {
                own.load(in);
            }
            own.stringPropertyNames().stream().filter(name -> name.startsWith("tend.")).forEach(properties::add);
        }
        Set<String> variables = properties.stream().filter(name -> !name.contains("*")).map(Settings::variable)
                .collect(Collectors.toSet());
        variables.add(JVM);
        return variables;
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
