package io.modeldeck.validation;

import io.modeldeck.domain.Table;
import io.modeldeck.stats.CalibrationBin;
import io.modeldeck.stats.Reliability;
import io.modeldeck.validation.Check.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is said of a version besides its figures.
 *
 * @param comparison with the champion; empty where there is none, or it could not be asked
 * @param calibration empty where the version gives no probabilities
 */
public record Findings(
        Optional<Comparison> comparison, Segments segments, Optional<Calibrated> calibration, List<Check> checks) {

    private static final long SEED = 20_250_902L;

    /** How well probabilities hold, and what they are of. */
    public record Calibrated(String of, Reliability reliability) {

        public String sentence() {
            String error = "The probabilities are off by " + Words.thousandths(reliability.ece()) + " on average";
            return reliability.isOff()
                    ? error + ", more than the " + Words.thousandths(reliability.eceByChance())
                            + " that chance explains: " + tendency() + "."
                    : error + ", no more than chance explains (" + Words.thousandths(reliability.eceByChance()) + ").";
        }

        private String tendency() {
            double said = 0;
            double came = 0;
            for (Reliability.Bin bin : reliability.bins()) {
                said += bin.rows().meanScore() * bin.rows().count() / reliability.n();
                came += bin.rows().rate() * bin.rows().count() / reliability.n();
            }
            return Words.percent(said) + " were promised for '" + of + "' and " + Words.percent(came) + " came true, "
                    + reliability.bins().stream().filter(Reliability.Bin::isOff).count() + " of "
                    + reliability.bins().size() + " bins lie beyond their band";
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("sentence", sentence());
            document.put("of", of);
            document.put("ece", reliability.ece());
            document.put("eceByChance", reliability.eceByChance());
            document.put("brier", reliability.brier());
            document.put("brierLow", reliability.brierBand().map(b -> b.low()).orElse(null));
            document.put("brierHigh", reliability.brierBand().map(b -> b.high()).orElse(null));
            document.put(
                    "bins", reliability.bins().stream().map(Calibrated::bin).toList());
            return document;
        }

        private static Map<String, Object> bin(Reliability.Bin bin) {
            CalibrationBin rows = bin.rows();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("from", rows.index() / 10.0);
            document.put("to", (rows.index() + 1) / 10.0);
            document.put("rows", rows.count());
            document.put("meanScore", rows.meanScore());
            document.put("rate", rows.rate());
            document.put("low", bin.band().low());
            document.put("high", bin.band().high());
            return document;
        }
    }

    public Findings {
        checks = List.copyOf(checks);
    }

    /**
     * @param champion its answers to the same rows
     * @param championName for the sentences
     * @param features of the held-out rows, without the label
     * @param leakage what {@link Leakage} found
     */
    public static Findings of(
            Judged candidate,
            Optional<Judged> champion,
            String championName,
            Table features,
            List<Check> leakage,
            CheckPolicy policy) {
        Segments segments = Segments.of(features, candidate, champion);
        Optional<Calibrated> calibration = calibrated(candidate);
        List<Check> checks = new ArrayList<>(leakage);
        checks.add(check(segments));
        calibration.map(Findings::check).ifPresent(checks::add);
        return new Findings(
                champion.map(said -> PairedComparison.of(candidate, said, championName)),
                segments,
                calibration,
                checks.stream().flatMap(check -> policy.apply(check).stream()).toList());
    }

    /** Adds what is said to the document of a validation. */
    public void addTo(Map<String, Object> document) {
        comparison.ifPresent(c -> document.put("comparison", c.document()));
        document.put("segments", segments.document());
        calibration.ifPresent(c -> document.put("calibration", c.document()));
        document.put("checks", checks.stream().map(Check::document).toList());
    }

    private static Optional<Calibrated> calibrated(Judged candidate) {
        return candidate instanceof Judged.Classes classes
                ? classes.scores()
                        .flatMap(scores -> Reliability.of(scores.truth(), scores.score(), SEED)
                                .map(reliability -> new Calibrated(scores.of(), reliability)))
                : Optional.empty();
    }

    private static Check check(Segments segments) {
        if (segments.weak().isEmpty() && segments.behind().isEmpty()) {
            return Check.ok(Kind.WEAK_SEGMENTS, segments.sentence());
        }
        List<String> columns = segments.weakest().stream()
                .filter(s -> s.weak() || s.behind())
                .map(Segment::column)
                .distinct()
                .toList();
        return Check.warning(Kind.WEAK_SEGMENTS, segments.sentence(), columns);
    }

    private static Check check(Calibrated calibrated) {
        return calibrated.reliability().isOff()
                ? Check.warning(Kind.CALIBRATION, calibrated.sentence(), List.of())
                : Check.ok(Kind.CALIBRATION, calibrated.sentence());
    }
}
