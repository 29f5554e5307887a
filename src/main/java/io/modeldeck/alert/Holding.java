package io.modeldeck.alert;

/**
 * How long things must last for an alert. All in minutes, 0: at once or, for the last three, never.
 *
 * @param forMinutes for how long the condition must be met without a break before the alert fires
 * @param keepFiringMinutes for how long a firing alert must read ok without a break before it counts as recovered
 * @param noDataMinutes after how long without anything to measure an alert fires for that
 * @param errorMinutes after how long without a reading that works an alert fires for that
 * @param repeatMinutes after how long an acknowledged alert that goes on asks for attention again
 */
public record Holding(int forMinutes, int keepFiringMinutes, int noDataMinutes, int errorMinutes, int repeatMinutes) {

    static final Holding NONE = new Holding(0, 0, 0, 0, 0);
}
