package dev.tend.kit.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The roles of callers. Every resource method names those that may call it. */
public final class Role {

    /** Reads what is PUBLIC. */
    public static final String VIEWER = "viewer";
    /** Reads what is PRIVATE too. */
    public static final String TEAM = "team";
    /** Acts, as themselves. */
    public static final String RESPONDER = "responder";
    /** Changes schedules for others too, hands over, and reads reports. */
    public static final String MANAGER = "manager";
    /** Looks after sources, history, dead letters and the ledger of pings. */
    public static final String OPERATOR = "operator";
    /** Is a program of another team. */
    public static final String INTEGRATION = "integration";

    public static final List<String> ALL = List.of(VIEWER, TEAM, RESPONDER, MANAGER, OPERATOR, INTEGRATION);

    private static final Map<String, Set<String>> INCLUDED = Map.of(VIEWER, Set.of(), TEAM, Set.of(VIEWER), RESPONDER,
            Set.of(TEAM, VIEWER), MANAGER, Set.of(RESPONDER, TEAM, VIEWER), OPERATOR, Set.of(VIEWER), INTEGRATION,
            Set.of(VIEWER));

    private Role() {
    }

    /** The roles together with those that they include: a manager is a responder, who is of the team, who is a viewer. */
    static Set<String> withIncluded(Set<String> roles) {
        Set<String> all = new TreeSet<>(roles);
        roles.forEach(role -> all.addAll(INCLUDED.getOrDefault(role, Set.of())));
        return all;
    }
}
