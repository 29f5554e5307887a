package io.modeldeck.app;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.training.SuccessCriteria;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One decision that the sample's people make once its time has come, and tried again until what it is about is there.
 *
 * @param notBefore its time
 */
record SampleDecision(Instant notBefore, Act act) {

    /** Does it at that time; false when what it is about is not there yet. */
    @FunctionalInterface
    interface Act {
        boolean at(Instant at);
    }

    boolean makeWhenDue(Instant now) {
        return !now.isBefore(notBefore) && act.at(now);
    }

    /** Everything that people do in the thirty days. What raises alerts and requests is not here: the engine finds it. */
    static Map<SampleModel, List<SampleDecision>> script(SampleWorkspace sample) {
        Map<SampleModel, List<SampleDecision>> script = new EnumMap<>(SampleModel.class);
        for (SampleModel model : SampleModel.values()) {
            script.put(model, new ArrayList<>());
        }
        parcelDelay(sample, script.get(SampleModel.PARCEL_DELAY));
        energyDemand(sample, script.get(SampleModel.ENERGY_DEMAND));
        cardFraud(sample, script.get(SampleModel.CARD_FRAUD));
        return script;
    }

    private static void parcelDelay(SampleWorkspace sample, List<SampleDecision> script) {
        SampleModel model = SampleModel.PARCEL_DELAY;
        add(
                script,
                sample.day(12.4),
                at -> sample.approveAndTrain(
                        model, at, "Distances have grown since the new depot opened; retrain on what we see now."));
        add(
                script,
                sample.day(13.0),
                // Whether this one passes is open; there is another chance later.
                at -> sample.promoteNewest(model, at, Stage.STAGING, "Better on the held-out rows.") || true);
        add(
                script,
                sample.day(13.5),
                at -> sample.promoteNewest(model, at, Stage.PRODUCTION, "Half a day in staging without surprises.")
                        || true);
        add(
                script,
                sample.day(17.0),
                at -> sample.acknowledgeAll(
                        model, at, "Seen. The strike changes which carriers are late; waiting for labels."));
        add(
                script,
                sample.day(21.6),
                at -> sample.approveAndTrain(
                        model, at, "The drop in accuracy is real and labels of the strike are in."));
        add(script, sample.day(22.0), at -> sample.promoteNewest(model, at, Stage.STAGING, "Learns the strike."));
        add(
                script,
                sample.day(22.5),
                at -> sample.promoteNewest(model, at, Stage.PRODUCTION, "Accuracy back on the held-out rows."));
        add(
                script,
                sample.day(23.2),
                at -> sample.rollback(
                        model,
                        at,
                        "Dispatch reports odd answers for Harbour parcels; back to the predecessor while we look."));
    }

    private static void energyDemand(SampleWorkspace sample, List<SampleDecision> script) {
        SampleModel model = SampleModel.ENERGY_DEMAND;
        add(
                script,
                sample.day(2.0),
                at -> sample.judgeErrorsByTheHour(
                        model, at, "Twelve calls an hour: ten minutes say little, an hour says enough."));
        add(
                script,
                sample.day(3.0),
                at -> sample.demand(
                        model,
                        at,
                        "occupancy",
                        new ConstraintRule.Range(OptionalDouble.of(0), OptionalDouble.of(1)),
                        Severity.CRITICAL,
                        "A share of the desks; the sensors report no more."));
        add(script, sample.day(6.0), at -> sample.fixBaseline(model, at, 0, 5, "Five quiet days as the reference."));
        add(
                script,
                sample.day(18.0),
                at -> sample.request(
                        model, at, "Two and a half weeks of new readings; see whether a fresh fit helps."));
        add(script, sample.day(18.3), at -> sample.approveAndTrain(model, at, "Cheap to try."));
        add(
                script,
                sample.day(18.6),
                at -> sample.promoteNewest(
                        model, at, Stage.STAGING, "Ready; goes to production after the audit of the meters."));
        add(
                script,
                sample.day(20.9),
                at -> sample.acknowledgeAll(model, at, "The feature service was restarted; errors are gone."));
        add(
                script,
                sample.day(21.5),
                at -> sample.silenceLatency(
                        model, at, 0.5, "The feature service moves to another machine; slow answers are expected."));
        add(
                script,
                sample.day(27.0),
                at -> sample.acknowledgeAll(model, at, "One slow hour during the backup window."));
    }

    private static void cardFraud(SampleWorkspace sample, List<SampleDecision> script) {
        SampleModel model = SampleModel.CARD_FRAUD;
        add(
                script,
                sample.day(2.0),
                at -> sample.configure(
                        model,
                        at,
                        Map.of("drift", Map.of("inputDrift", Map.of("windowHours", 48))),
                        "Amounts differ from day to day: two days are steadier than one."));
        add(
                script,
                sample.day(3.0),
                at -> sample.demand(
                        model,
                        at,
                        "country",
                        new ConstraintRule.OneOf(List.of("DE", "FR", "NL", "PL", "US")),
                        Severity.WARNING,
                        "Cards are issued in these countries."));
        add(
                script,
                sample.day(15.0),
                at -> sample.trainWith(
                        model, at, Map.of("maxDepth", 1), new SuccessCriteria(Map.of("minF1Score", .9)), 600));
    }

    private static void add(List<SampleDecision> script, Instant notBefore, Act act) {
        script.add(new SampleDecision(notBefore, act));
    }
}
