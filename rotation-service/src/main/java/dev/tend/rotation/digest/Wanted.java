package dev.tend.rotation.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.tend.events.QuestionState;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Outlines;

/** Which questions a digest wants. */
record Wanted(Digest digest, Community community, Instant now) {

    /** The index of the first section that includes it; -1 where none does, or the rotation does not take it. */
    int section(Outline question) {
        Rotation rotation = community.rotations().get(digest.rotation());
        return !rotation.takes(question.summary())
                ? -1
                : IntStream.range(0, digest.sections().size())
                        .filter(i -> Included.in(digest.sections().get(i).include(), question, now)).findFirst()
                        .orElse(-1);
    }

    boolean mayShow(Outline question) {
        return question.mayBePublic() || community.destinations().get(digest.to()).holdsPrivate();
    }

    boolean lists(Outline question) {
        return mayShow(question) && section(question) >= 0;
    }

    /** A condition that holds for all that it could want, so that the others are not read. */
    String condition() {
        return "(state = any(:states) or state = 'SETTLED' and settled_at >= :settled)"
                + " and (cardinality(:sources::text[]) = 0 or source = any(:sources))"
                + " and (cardinality(:aged::text[]) = 0 or jsonb_exists_any(aged, :aged))";
    }

    Map<String, Object> parameters() {
        List<Digest.Include> includes = digest.sections().stream().map(Digest.Section::include).toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("states", includes.stream().map(Digest.Include::state)
                .filter(state -> state != QuestionState.SETTLED).map(Enum::name).distinct().toArray(String[]::new));
        parameters.put("settled", includes.stream().map(Digest.Include::settledWithin).flatMap(Optional::stream)
                .max(Comparator.naturalOrder()).map(within -> Outlines.second(now.minus(within))).orElse("never"));
        parameters.put("sources",
                community.rotations().get(digest.rotation()).sources().toArray(String[]::new));
        boolean allAged = includes.stream().allMatch(include -> include.aged().isPresent());
        parameters.put("aged", allAged
                ? includes.stream().flatMap(include -> include.aged().stream()).distinct().toArray(String[]::new)
                : new String[0]);
        return parameters;
    }
}
