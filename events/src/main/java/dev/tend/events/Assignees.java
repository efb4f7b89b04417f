package dev.tend.events;

import java.time.Instant;
import java.util.List;

/**
 * To whom a question is assigned where it was asked, such as the contributors who took a help-wanted issue. Not whose it is in
 * Tend: that is {@code question-assigned}.
 *
 * @param handles the handles at the source, bots left out; none if it is assigned to nobody
 * @param asOf when the source showed it so, by its clock: sources do not say when somebody was assigned
 */
public record Assignees(List<String> handles, Instant asOf) {
}
