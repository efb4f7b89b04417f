package dev.tend.rotation.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tend.events.QuestionState;

/**
 * A filter as SQL, written so that an index finds the page: what one value is asked of is compared with `=`, since Postgres keeps
 * the order of the index for that alone, and a state is said a second time as the range of urgency that it is.
 */
record Conditions(List<String> all, Map<String, Object> parameters) {

    static Conditions of(Filter filter, Optional<Cursor> after) {
        Conditions conditions = new Conditions(new ArrayList<>(List.of("true")), new HashMap<>());
        conditions.isOneOf("id", filter.ids());
        conditions.isOneOf("state", names(filter.states()));
        conditions.isOneOf("type", names(filter.types()));
        conditions.isOneOf("awaiting", names(filter.awaiting()));
        conditions.isOneOf("source", filter.sources());
        conditions.isTheirs(filter.assignees());
        conditions.isUrgentAs(filter.states());
        filter.postedBefore().ifPresent(
                before -> conditions.add("posted_at < :before::timestamptz", "before", before.toString()));
        filter.link().ifPresent(link -> conditions.add("links @> jsonb_build_array(:link::text)", "link", link));
        if (filter.debt()) {
            conditions.all.add("debt");
        }
        if (filter.publicOnly()) {
            conditions.all.add("public");
        }
        after.ifPresent(place -> {
            conditions.all.add("(urgency, posted_at, id) > (:urgency, :posted::timestamptz, :afterId)");
            conditions.parameters.putAll(Map.of("urgency", place.urgency(), "posted", place.postedAt().toString(),
                    "afterId", place.id()));
        });
        return conditions;
    }

    String sql() {
        return String.join(" and ", all);
    }

    private void add(String condition, String parameter, Object value) {
        all.add(condition);
        parameters.put(parameter, value);
    }

    private void isOneOf(String column, Collection<String> values) {
        if (values.size() == 1) {
            add(column + " = :" + column, column, values.iterator().next());
        } else if (!values.isEmpty()) {
            add(column + " = any(:" + column + ")", column, values.toArray(String[]::new));
        }
    }

    private void isTheirs(Set<String> assignees) {
        List<String> people = assignees.stream().filter(person -> !person.equals(Filter.NOBODY)).toList();
        if (!assignees.contains(Filter.NOBODY)) {
            isOneOf("assignee", people);
        } else if (people.isEmpty()) {
            all.add("assignee is null");
        } else {
            add("(assignee is null or assignee = any(:assignee))", "assignee", people.toArray(String[]::new));
        }
    }

    private void isUrgentAs(Set<QuestionState> states) {
        states.stream().mapToInt(Urgency::least).min()
                .ifPresent(least -> all.add("urgency >= " + least));
        states.stream().mapToInt(Urgency::least).max()
                .ifPresent(most -> all.add("urgency < " + (most + Urgency.OF_A_STATE)));
    }

    private static List<String> names(Collection<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toList();
    }
}
