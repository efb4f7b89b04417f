package dev.tend.events;

import java.time.Instant;

/**
 * Somebody wants to exchange a shift with another person, or that was answered. The subject is {@code rotation:<name>}.
 *
 * @param swap its id
 * @param asker who proposed it: a person's key in {@code community.yaml}
 * @param asked who is to accept it: a person's key
 * @param by who changed it: the asker proposes and may withdraw (DECLINED), the asked accepts or declines
 * @param givesFrom when the shift starts that the asker gives away, and {@code givesUntil} when it ends
 * @param takesFrom when the shift starts that the asker gets, and {@code takesUntil} when it ends
 */
public record SwapChanged(String rotation, String swap, State state, String asker, String asked, String by,
        Instant givesFrom, Instant givesUntil, Instant takesFrom, Instant takesUntil,
        Instant changedAt) implements AssignmentEvent {

    public enum State {
        PROPOSED, ACCEPTED, DECLINED
    }

    @Override
    public String subject() {
        return "rotation:" + rotation;
    }
}
