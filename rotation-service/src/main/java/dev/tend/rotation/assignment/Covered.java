package dev.tend.rotation.assignment;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tend.kit.community.AuthorKind;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.schedule.Schedule;

/**
 * Questions for which somebody is on duty, as SQL: {@link Duty} for a whole table, so that what nobody takes is not read again and
 * again.
 */
record Covered(String condition, Map<String, String[]> parameters) {

    /** @param schedules of all rotations, in the order of the file */
    static Covered of(List<Schedule> schedules, Instant at) {
        List<Rotation> served = schedules.stream().filter(schedule -> schedule.onDuty(at).isPresent())
                .map(Schedule::rotation).toList();
        if (served.isEmpty()) {
            return new Covered("false", Map.of());
        }
        StringBuilder cases = new StringBuilder("(case");
        Map<String, String[]> parameters = new HashMap<>();
        for (int i = 0; i < schedules.size(); i++) {
            Rotation rotation = schedules.get(i).rotation();
            parameters.put("sources" + i, texts(rotation.sources()));
            parameters.put("categories" + i, texts(rotation.categories()));
            parameters.put("types" + i, texts(rotation.types()));
            parameters.put("flags" + i, texts(rotation.flags()));
            parameters.put("authors" + i, texts(rotation.authors()));
            cases.append("""
                 when (cardinality(:sources%1$d::text[]) = 0 or source = any(:sources%1$d))
                  and (cardinality(:types%1$d::text[]) = 0 or type = any(:types%1$d))
                  and (cardinality(:categories%1$d::text[]) = 0 or lower(category) = any(:categories%1$d))
                  and (cardinality(:flags%1$d::text[]) = 0 or jsonb_exists_any(flags, :flags%1$d))
                  and case when bot then 'BOT' when staff then 'STAFF' else 'COMMUNITY' end = any(:authors%1$d)
                then %2$b""".formatted(i, served.contains(rotation)));
        }
        return new Covered(cases + " else false end)" + indexed(served, parameters), parameters);
    }

    /** Follows from the cases, in words that an index knows: so what nobody takes is not read each time. */
    private static String indexed(List<Rotation> served, Map<String, String[]> parameters) {
        String condition = "";
        if (served.stream().noneMatch(rotation -> rotation.authors().contains(AuthorKind.BOT))) {
            condition += " and not bot";
        }
        if (served.stream().noneMatch(rotation -> rotation.sources().isEmpty())) {
            parameters.put("sources", served.stream().flatMap(rotation -> rotation.sources().stream()).distinct()
                    .toArray(String[]::new));
            condition += " and source = any(:sources)";
        }
        return condition;
    }

    private static String[] texts(Collection<?> words) {
        return words.stream().map(Object::toString).toArray(String[]::new);
    }
}
