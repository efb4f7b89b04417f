package dev.tend.rotation.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** Who comes next when the members of a rotation, or their order, have changed. */
final class Succession {

    private Succession() {
    }

    /**
     * As long as the others follow on each other as before, everybody keeps their place in the queue, also who was away; who is
     * new comes before the one whom they stand before in the file. Where the order is another, it goes on after the last who served.
     *
     * @param queue the members before in the order in which they would have served; who served last is at its end
     * @param before the members as the file had them
     * @param after the members as it has them now
     */
    static List<String> of(List<String> queue, List<String> before, List<String> after) {
        List<String> stayed = after.stream().filter(before::contains).toList();
        if (!isSameRound(before.stream().filter(after::contains).toList(), stayed)) {
            return goingOn(queue, after);
        }
        List<String> next = new ArrayList<>(queue.stream().filter(after::contains).toList());
        for (int index = 2 * after.size() - 1; index >= 0; index--) {
            String member = after.get(index % after.size());
            int follower = next.indexOf(after.get((index + 1) % after.size()));
            if (!next.contains(member) && (follower >= 0 || next.isEmpty())) {
                next.add(Math.max(follower, 0), member);
            }
        }
        return next;
    }

    private static boolean isSameRound(List<String> one, List<String> other) {
        if (one.isEmpty() || !new HashSet<>(one).equals(new HashSet<>(other))) {
            return one.isEmpty() && other.isEmpty();
        }
        List<String> turned = new ArrayList<>(other);
        Collections.rotate(turned, one.size() - other.indexOf(one.get(0)));
        return turned.equals(one);
    }

    private static List<String> goingOn(List<String> queue, List<String> after) {
        List<String> next = new ArrayList<>(after);
        for (int index = queue.size() - 1; index >= 0; index--) {
            if (after.contains(queue.get(index))) {
                Collections.rotate(next, -1 - after.indexOf(queue.get(index)));
                return next;
            }
        }
        return next;
    }
}
