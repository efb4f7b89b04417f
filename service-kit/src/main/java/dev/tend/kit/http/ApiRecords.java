package dev.tend.kit.http;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The records that requests and answers are made of, and which of their parts can't be null. */
final class ApiRecords {

    private static final String OURS = "dev.tend.";
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class);

    private final List<ClassInfo> records;

    ApiRecords(IndexView index) {
        records = index.getKnownClasses().stream()
                .filter(known -> known.isRecord() && known.name().toString().startsWith(OURS)).toList();
    }

    /**
     * The parts that are never null in any record that has exactly these parts; where one of them has the schema's name, in that one.
     */
    Set<String> neverNull(String schema, Set<String> parts) {
        List<ClassInfo> alike = records.stream().filter(record -> record.recordComponents().stream()
                .map(ApiRecords::name).collect(Collectors.toSet()).equals(parts)).toList();
        List<ClassInfo> named = alike.stream().filter(record -> record.simpleName().equals(schema)).toList();
        List<ClassInfo> meant = named.isEmpty() ? alike : named;
        return meant.isEmpty()
                ? Set.of()
                : parts.stream().filter(part -> meant.stream().noneMatch(record -> mayBeNull(record, part)))
                        .collect(Collectors.toSet());
    }

    private static boolean mayBeNull(ClassInfo record, String part) {
        return record.recordComponents().stream().filter(component -> name(component).equals(part))
                .anyMatch(component -> component.type().hasAnnotation(NULLABLE));
    }

    private static String name(RecordComponentInfo component) {
        AnnotationInstance property = component.annotation(JSON_PROPERTY);
        return property == null ? component.name() : property.value().asString();
    }
}
