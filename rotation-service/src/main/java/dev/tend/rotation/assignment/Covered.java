package dev.tend.rotation.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tend.kit.community.Rotation;
import dev.tend.rotation.schedule.Schedule;

/**
 * Questions for which somebody is on duty, as SQL: {@link Duty} for a whole table, so that what nobody takes is not read again and
 * again.
 */
record Covered(String condition, Map<String, String[]> parameters) {

    /** @param schedules of all rotations, in the order of the file */
    static Covered of(List<Schedule> schedules, Instant at) {
        StringBuilder cases = new StringBuilder("(case");
        Map<String, String[]> parameters = new HashMap<>();
        for (int i = 0; i < schedules.size(); i++) {
            Rotation rotation = schedules.get(i).rotation();
            parameters.put("sources" + i, texts(rotation.sources()));
            parameters.put("categories" + i, texts(rotation.categories()));
            parameters.put("types" + i, texts(rotation.types()));
            parameters.put("flags" + i, texts(rotation.flags()));
            cases.append("""
                 when (cardinality(:sources%1$d::text[]) = 0 or source = any(:sources%1$d))
                  and (cardinality(:types%1$d::text[]) = 0 or type = any(:types%1$d))
                  and (cardinality(:categories%1$d::text[]) = 0
                    or lower(content #>> '{summary,category}') = any(:categories%1$d))
                  and (cardinality(:flags%1$d::text[]) = 0
                    or jsonb_exists_any(content #> '{summary,flags}', :flags%1$d))
                then %2$b""".formatted(i, schedules.get(i).onDuty(at).isPresent()));
        }
        // Without a rotation there is no case, and SQL has none without one.
        return new Covered(schedules.isEmpty() ? "false" : cases + " else false end)", parameters);
    }

    private static String[] texts(Collection<?> words) {
        return words.stream().map(Object::toString).toArray(String[]::new);
    }
}
