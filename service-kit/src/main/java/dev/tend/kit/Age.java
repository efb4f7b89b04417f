package dev.tend.kit;

import java.time.Duration;

/** How long something takes, in one word's precision: what a person wants to know of it. */
public final class Age {

    private Age() {
    }

    public static String of(Duration age) {
        if (age.toMinutes() < 1) {
            return "less than a minute";
        } else if (age.toHours() < 1) {
            return count(age.toMinutes(), "minute");
        } else if (age.toDays() < 2) {
            return count(age.toHours(), "hour");
        } else if (age.toDays() < 21) {
            return count(age.toDays(), "day");
        } else if (age.toDays() < 90) {
            return count(age.toDays() / 7, "week");
        } else if (age.toDays() < 730) {
            return count(age.toDays() / 30, "month");
        }
        return count(age.toDays() / 365, "year");
    }

    private static String count(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
