package dev.tend.rotation.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionAssigned.Because;
import dev.tend.events.QuestionSummary;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Shift;

/**
 * Gives questions to whom the rotations say. A question belongs to the first rotation of the file that takes it.
 *
 * @param schedules of all rotations, in the order of the file
 */
public record Duty(List<Schedule> schedules) {

    /**
     * Gives a question to who was on duty when it came in.
     *
     * @param cameIn if nobody was on duty then, who is on duty at {@code otherwise} gets it, or else who is now
     * @return empty if there is nobody to give it to
     */
    public Optional<Decision.Changed> give(Question question, Instant cameIn, Instant otherwise, Instant now) {
        return scheduleOf(question.summary())
                .flatMap(schedule -> there(schedule, cameIn).or(() -> there(schedule, otherwise))
                        .or(() -> there(schedule, now))
                        .map(shift -> given(question, schedule, shift, now)));
    }

    /** Who was on duty then may have left since. */
    private static Optional<Shift> there(Schedule schedule, Instant at) {
        return schedule.onDuty(at).filter(schedule::isThere);
    }

    /** Gives a question of somebody who is not there any more to who is on duty. Empty if there is nobody to give it to. */
    public Optional<Decision.Changed> takeOver(Question question, Instant now) {
        return scheduleOf(question.summary()).flatMap(schedule -> there(schedule, now)
                .filter(shift -> !shift.person().equals(question.care().assignee())).map(shift -> {
                    String rotation = schedule.rotation().key();
                    return new Decision.Changed(question.with(question.care().assigned(shift.person(), rotation, now)),
                            new QuestionAssigned(question.id(), shift.person(), question.care().assignee(), rotation,
                                    Because.HANDED_OVER, null, now, question.status().silent(), question.summary()));
                }));
    }

    /** Gives a question that was put off back to whose it is. Empty if it is nobody's. */
    public static Optional<Decision.Changed> giveBack(Question question, Instant now) {
        Care care = question.care();
        return Optional.ofNullable(care.assignee())
                .map(person -> new Decision.Changed(question, new QuestionAssigned(question.id(), person, person,
                        care.rotation(), Because.SNOOZE_ENDED, null, now, question.status().silent(),
                        question.summary())));
    }

    /** Who is behind a question: the back-up of its rotation, or who is on duty where that has it already. */
    public Optional<String> behind(Question question, Instant now) {
        Optional<String> has = Optional.ofNullable(question.care().assignee());
        return named(question.care().rotation()).or(() -> scheduleOf(question.summary()))
                .flatMap(schedule -> schedule.backUp(now, schedule.rotation().backUp().flatMap(this::named))
                        .filter(person -> !has.equals(Optional.of(person)))
                        .or(() -> schedule.onDuty(now).map(Shift::person))
                        .filter(person -> !has.equals(Optional.of(person))));
    }

    private Optional<Schedule> named(@Nullable String rotation) {
        return schedules.stream().filter(schedule -> schedule.rotation().key().equals(rotation)).findFirst();
    }

    private Optional<Schedule> scheduleOf(QuestionSummary question) {
        return schedules.stream().filter(schedule -> schedule.rotation().takes(question)).findFirst();
    }

    private static Decision.Changed given(Question question, Schedule schedule, Shift shift, Instant now) {
        String rotation = schedule.rotation().key();
        return new Decision.Changed(question.with(question.care().assigned(shift.person(), rotation, now)),
                new QuestionAssigned(question.id(), shift.person(), null, rotation, Because.ON_DUTY, null, now,
                        question.status().silent(), question.summary()));
    }
}
