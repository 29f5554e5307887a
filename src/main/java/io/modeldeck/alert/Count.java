package io.modeldeck.alert;

/**
 * How many readings must be over the limit before the condition is met. Readings follow each other without overlap: windows side by side, or the
 * checks as they came.
 *
 * @param breaches how many
 * @param ofReadings out of so many of the last readings; 0 where a time is given instead
 * @param withinMinutes out of those of so many minutes; 0 where a number is given instead
 */
public record Count(int breaches, int ofReadings, int withinMinutes) {

    String words() {
        return withinMinutes > 0
                ? breaches + " times within " + Condition.minutes(withinMinutes)
                : "in " + breaches + " of " + ofReadings + " readings";
    }
}
