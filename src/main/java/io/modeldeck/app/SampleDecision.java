package io.modeldeck.app;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.training.validation.SuccessCriteria;
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
    static Map<SampleModel, List<SampleDecision>> script(SamplePeople people) {
        Map<SampleModel, List<SampleDecision>> script = new EnumMap<>(SampleModel.class);
        for (SampleModel model : SampleModel.values()) {
            script.put(model, new ArrayList<>());
        }
        parcelDelay(people, script.get(SampleModel.PARCEL_DELAY));
        energyDemand(people, script.get(SampleModel.ENERGY_DEMAND));
        cardFraud(people, script.get(SampleModel.CARD_FRAUD));
        return script;
    }

    private static void parcelDelay(SamplePeople people, List<SampleDecision> script) {
        SampleModel model = SampleModel.PARCEL_DELAY;
        add(
                script,
                people.day(1.5),
                at -> people.configure(
                        model,
                        at,
                        Map.of("drift", Map.of("conceptDrift", Map.of("accuracyDropThreshold", .08))),
                        "A drop of five points takes a thousand parcels to be seen; one of eight shows within two days."));
        add(
                script,
                people.day(12.4),
                at -> people.approveAndTrain(
                        model, at, "Distances have grown since the new depot opened; retrain on what we see now."));
        add(
                script,
                people.day(13.6),
                // Whether this one passes is open; there is another chance later.
                at -> people.promoteNewest(model, at, Stage.STAGING, "Better on the held-out rows.") || true);
        add(
                script,
                people.day(13.9),
                at -> people.promoteNewest(model, at, Stage.PRODUCTION, "Some hours in staging without surprises.")
                        || true);
        add(
                script,
                people.day(18.0),
                at -> people.acknowledgeAll(
                        model, at, "Seen. The strike changes which carriers are late; waiting for labels."));
        add(
                script,
                people.day(18.0),
                at -> people.annotate(model, at, 14.0, 18.0, "Strike: Swift is late, Harbour takes over its parcels"));
        add(
                script,
                people.day(21.6),
                at -> people.approveAndTrain(
                        model, at, "The drop in accuracy is real and labels of the strike are in."));
        add(script, people.day(22.0), at -> people.promoteNewest(model, at, Stage.STAGING, "Learns the strike."));
        add(
                script,
                people.day(22.5),
                at -> people.promoteNewest(model, at, Stage.PRODUCTION, "Accuracy back on the held-out rows."));
        add(
                script,
                people.day(23.2),
                at -> people.rollback(
                        model,
                        at,
                        "Dispatch reports odd answers for Harbour parcels; back to the predecessor while we look."));
    }

    private static void energyDemand(SamplePeople people, List<SampleDecision> script) {
        SampleModel model = SampleModel.ENERGY_DEMAND;
        add(
                script,
                people.day(2.0),
                at -> people.judgeErrorsByTheHour(
                        model, at, "Eight calls an hour: ten minutes say little, an hour says enough."));
        add(
                script,
                people.day(3.0),
                at -> people.demand(
                        model,
                        at,
                        "occupancy",
                        new ConstraintRule.Range(OptionalDouble.of(0), OptionalDouble.of(1)),
                        Severity.CRITICAL,
                        "A share of the desks; the sensors report no more."));
        add(
                script,
                people.day(3.0),
                at -> people.configure(
                        model,
                        at,
                        Map.of("drift", Map.of("conceptDrift", Map.of("windowHours", 72))),
                        "Errors differ from day to day: three days are steadier than one."));
        add(script, people.day(6.0), at -> people.fixBaseline(model, at, 0, 5, "Five quiet days as the reference."));
        add(
                script,
                people.day(18.0),
                at -> people.request(
                        model, at, "Two and a half weeks of new readings; see whether a fresh fit helps."));
        add(script, people.day(18.3), at -> people.approveAndTrain(model, at, "Cheap to try."));
        add(
                script,
                people.day(18.6),
                at -> people.promoteNewest(
                        model, at, Stage.STAGING, "Ready; goes to production after the audit of the meters."));
        add(
                script,
                people.day(18.7),
                at -> people.trials()
                        .compareSpeed(model, at, "Whether the new fit answers as fast as the one that serves."));
        add(
                script,
                people.day(20.9),
                at -> people.acknowledgeAll(model, at, "The feature service was restarted; errors are gone."));
        add(
                script,
                people.day(21.5),
                at -> people.silenceLatency(
                        model, at, 0.5, "The feature service moves to another machine; slow answers are expected."));
        add(
                script,
                people.day(27.0),
                at -> people.acknowledgeAll(model, at, "One slow hour during the backup window."));
    }

    private static void cardFraud(SamplePeople people, List<SampleDecision> script) {
        SampleModel model = SampleModel.CARD_FRAUD;
        add(
                script,
                people.day(1.5),
                at -> people.note(
                        model,
                        at,
                        List.of("payments", "sample"),
                        "Outcomes are known after two days, when a card holder has objected or not."));
        add(script, people.day(1.5), people::giveUpFetch);
        add(
                script,
                people.day(1.6),
                at -> people.keepExample(
                        model,
                        at,
                        "Large, at night, new card",
                        Map.of(
                                "amount_eur",
                                640.0,
                                "category",
                                "electronics",
                                "country",
                                "NL",
                                "hour",
                                3,
                                "card_age_days",
                                25)));
        add(
                script,
                people.day(2.0),
                at -> people.configure(
                        model,
                        at,
                        Map.of("drift", Map.of("inputDrift", Map.of("windowHours", 48))),
                        "Amounts differ from day to day: two days are steadier than one."));
        add(
                script,
                people.day(3.0),
                at -> people.demand(
                        model,
                        at,
                        "country",
                        new ConstraintRule.OneOf(List.of("DE", "FR", "NL", "PL", "US")),
                        Severity.WARNING,
                        "Cards are issued in these countries."));
        add(
                script,
                people.day(15.0),
                at -> people.trials()
                        .trainWith(
                                model, at, Map.of("maxDepth", 1), new SuccessCriteria(Map.of("minF1Score", .9)), 600));
        add(
                script,
                people.day(27.6),
                at -> people.annotate(
                        model,
                        at,
                        27.0,
                        27.0,
                        "The payment gateway changed its version\nSome countries arrive as XQ, some ages of cards not at all."));
    }

    private static void add(List<SampleDecision> script, Instant notBefore, Act act) {
        script.add(new SampleDecision(notBefore, act));
    }
}
