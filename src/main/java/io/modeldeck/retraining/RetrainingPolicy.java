package io.modeldeck.retraining;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Decision.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether a trigger may become a request. Pure. */
public final class RetrainingPolicy {

    /** What the policy asks for. */
    public record Limits(boolean enabled, int minDaysBetweenRetraining, int minNewLabeledSamples, Duration coolDown) {}

    /**
     * Something after which a model is left in peace for a while.
     *
     * @param what in words, such as "request 3 was rejected"
     */
    public record Setback(String what, Instant at) {}

    /**
     * What stands at the moment of the trigger.
     *
     * @param lastTraining when the model was last trained, or its version imported
     * @param newLabels outcomes that came in since then
     * @param setback the last rejection or failed run
     * @param openRequest the request of this model that still waits or runs
     * @param runActive whether a run of this model is queued or running
     */
    public record Situation(
            Instant now,
            Optional<Instant> lastTraining,
            long newLabels,
            Optional<Setback> setback,
            OptionalLong openRequest,
            boolean runActive) {}

    /**
     * Room for the files of the run that would come of it.
     *
     * @param free bytes left where the workspace lies; empty where the disk does not say
     * @param needed bytes that the files of the run take
     */
    public record Room(OptionalLong free, long needed) {}

    /** The decision, and each check that led to it. */
    public record Outcome(Decision decision, List<Check> checks) {
        public Outcome {
            checks = List.copyOf(checks);
        }

        /** The checks that did not pass. */
        public List<Check> failed() {
            return RetrainingPolicy.failed(checks);
        }
    }

    /** What a workspace goes on with while a run writes: its journal, events that come in. */
    private static final long SPARE_BYTES = 64_000_000;

    private RetrainingPolicy() {}

    /** Decides over a trigger that a rule or the schedule pulled. */
    public static Outcome decide(Limits limits, Situation situation, Room room) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check(
                "Automatic retraining is on", limits.enabled(), limits.enabled() ? "" : "switched off for this model"));
        checks.addAll(past(limits, situation));
        checks.addAll(present(situation));
        checks.add(space(room));
        return outcome(checks, checks);
    }

    /** Decides over a person's wish: only what would do harm stands against it, the other checks inform. */
    public static Outcome decideManual(Limits limits, Situation situation, Room room) {
        List<Check> binding = present(situation);
        List<Check> checks = new ArrayList<>(past(limits, situation));
        checks.addAll(binding);
        checks.add(space(room));
        return outcome(binding, checks);
    }

    /** Decides over the approval of a request, whoever raised it: of what stands then, all must pass. */
    public static Outcome decideApproval(Limits limits, Situation situation, Room room) {
        List<Check> checks = new ArrayList<>(past(limits, situation));
        checks.add(idle(situation));
        checks.add(space(room));
        return outcome(checks, checks);
    }

    private static List<Check> past(Limits limits, Situation situation) {
        return List.of(age(limits, situation), labels(limits, situation), calm(limits, situation));
    }

    private static List<Check> present(Situation situation) {
        return List.of(
                new Check(
                        "No other request is open",
                        situation.openRequest().isEmpty(),
                        situation.openRequest().isPresent()
                                ? "request " + situation.openRequest().getAsLong() + " is open"
                                : ""),
                idle(situation));
    }

    private static Check idle(Situation situation) {
        return new Check(
                "No run is active", !situation.runActive(), situation.runActive() ? "a run is queued or running" : "");
    }

    private static Check space(Room room) {
        String name = "Room on the disk for the run";
        if (room.free().isEmpty()) {
            return new Check(name, true, "the disk does not say how much is free");
        }
        long free = room.free().getAsLong();
        boolean enough = free >= room.needed() + SPARE_BYTES;
        String found = Counted.bytes(free) + " free, the run takes about " + Counted.bytes(room.needed());
        return new Check(
                name, enough, enough ? found : found + " and " + Counted.bytes(SPARE_BYTES) + " must stay free");
    }

    private static Check age(Limits limits, Situation situation) {
        String minimum = Counted.days(limits.minDaysBetweenRetraining());
        String name = "At least " + minimum + " since the last retraining";
        if (situation.lastTraining().isEmpty()) {
            return new Check(name, true, "never trained here");
        }
        Duration age = Duration.between(situation.lastTraining().get(), situation.now());
        boolean old = age.compareTo(Duration.ofDays(limits.minDaysBetweenRetraining())) >= 0;
        return new Check(name, old, "last retraining " + Counted.ago(age) + (old ? "" : ", minimum is " + minimum));
    }

    private static Check labels(Limits limits, Situation situation) {
        String minimum = Counted.of(limits.minNewLabeledSamples()) + " new labelled samples";
        String there = Counted.of(situation.newLabels());
        boolean enough = situation.newLabels() >= limits.minNewLabeledSamples();
        return new Check("At least " + minimum, enough, enough ? "there are " + there : there + " of " + minimum);
    }

    private static Check calm(Limits limits, Situation situation) {
        String name = "Nothing was rejected and no run failed for "
                + Counted.days(limits.coolDown().toDays());
        if (situation.setback().isEmpty()) {
            return new Check(name, true, "");
        }
        Setback setback = situation.setback().get();
        Duration age = Duration.between(setback.at(), situation.now());
        return new Check(name, age.compareTo(limits.coolDown()) >= 0, setback.what() + " " + Counted.ago(age));
    }

    private static Outcome outcome(List<Check> binding, List<Check> checks) {
        List<String> against = failed(binding).stream().map(Check::detail).toList();
        Decision decision =
                against.isEmpty() ? new Accepted("All checks passed.") : new Refused(String.join("; ", against));
        return new Outcome(decision, checks);
    }

    static List<Check> failed(List<Check> checks) {
        return checks.stream().filter(check -> !check.passed()).toList();
    }
}
