package io.modeldeck.drift;

import io.modeldeck.domain.Counted;
import io.modeldeck.stats.Bands;
import io.modeldeck.stats.Interval;
import io.modeldeck.stats.Sample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The rule for estimated quality: the reference is cut into chunks, and drift is found where the estimate, with its whole sampling band, leaves the mean
 * ± 3 standard deviations of the chunks for the worse. Where outcomes of half of the estimated predictions are in, the realised quality decides, and an
 * estimate can only make drift possible; a realised quality of older predictions does not speak for these.
 * Pure.
 */
final class EstimateRule {

    /** Predictions that the window needs. */
    static final int MINIMUM = 200;

    /** Into how many chunks the reference is cut at least, and the least rows of a chunk. */
    static final int CHUNKS = 10;

    static final int CHUNK_ROWS = 50;

    /** Of the figure {@code decides}: which of both may raise an alarm. */
    static final String REALISED = "realised";

    static final String ESTIMATE = "estimate";

    private static final double DEVIATIONS = 3;

    private EstimateRule() {}

    /**
     * What the concept check says beside it.
     *
     * @param labels of its window
     * @param value accuracy or mean absolute error; empty where it was not evaluated
     * @param outcomesIn how many of the predictions that are estimated have an outcome
     */
    record Realised(long labels, OptionalDouble value, long outcomesIn) {

        boolean decides(int predictions) {
            return value.isPresent() && 2 * outcomesIn >= predictions;
        }

        static Realised of(Verdict concept, long labels, long outcomesIn) {
            Object value = concept.parameters().get("currentAccuracy");
            return new Realised(
                    labels,
                    concept.state() == DriftState.NOT_EVALUATED
                            ? OptionalDouble.empty()
                            : OptionalDouble.of((double)
                                    (value == null ? concept.parameters().get("currentMae") : value)),
                    outcomesIn);
        }
    }

    static Verdict decide(Expectation expectation, Expectation.Expected expected, Realised realised) {
        DriftMethod method = expectation.method();
        int labelled = expectation.realised().length;
        Map<String, Object> parameters = new LinkedHashMap<>(expected.figures());
        if (labelled < CHUNKS * CHUNK_ROWS) {
            return Verdict.notEvaluated(
                    method,
                    parameters,
                    "The reference has " + Counted.of(labelled) + " of the " + CHUNKS * CHUNK_ROWS
                            + " labelled rows that it takes; set a larger baseline.");
        }
        int n = expected.values().length;
        if (n < MINIMUM) {
            return Verdict.missing(method, parameters, "The window has ", n, MINIMUM, "predictions");
        }
        int chunkRows = Math.min(n, labelled / CHUNKS);
        Sample chunks = Sample.of(chunkMeans(expectation.realised(), chunkRows));
        double estimate = Arrays.stream(expected.values()).average().orElseThrow();
        double half = halfBand(method, estimate, expectation.realised(), n);
        double reach = DEVIATIONS * chunks.sampleStd().orElseThrow();
        boolean accuracy = method == DriftMethod.CBPE;
        double worse = accuracy ? chunks.mean() - estimate : estimate - chunks.mean();
        parameters.put("bandFrom", estimate - half);
        parameters.put("bandTo", estimate + half);
        parameters.put("referenceMean", chunks.mean());
        parameters.put("referenceFrom", chunks.mean() - reach);
        parameters.put("referenceTo", chunks.mean() + reach);
        parameters.put("chunks", chunks.n());
        parameters.put("chunkRows", chunkRows);
        parameters.put("realisedLabels", realised.labels());
        parameters.put("outcomesIn", realised.outcomesIn());
        parameters.put("decides", realised.decides(n) ? REALISED : ESTIMATE);
        realised.value().ifPresent(value -> parameters.put("realised", value));
        parameters.put("effect", accuracy ? "drop of the estimated accuracy" : "rise of the estimated error");
        boolean leaves = worse > reach + half;
        DriftState state = !leaves ? DriftState.NO_DRIFT : realised.decides(n) ? DriftState.POSSIBLE : DriftState.DRIFT;
        return new Verdict(
                state,
                method.word(),
                parameters,
                OptionalDouble.of(estimate),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(worse),
                OptionalDouble.of(reach + half),
                reason(state, parameters),
                DecisionRules.score(worse, reach + half, state));
    }

    private static String reason(DriftState state, Map<String, Object> parameters) {
        String band = "the estimate's band, " + range(parameters, "bandFrom", "bandTo") + ",";
        String usual = "what chunks of the reference reach, " + range(parameters, "referenceFrom", "referenceTo");
        return switch (state) {
            case DRIFT -> "Few outcomes yet, and " + band + " lies beyond " + usual + ".";
            case POSSIBLE ->
                "Beyond what is usual: " + band + " lies beyond " + usual
                        + "; but outcomes are in, and the realised quality decides.";
            default -> "Within the limits: " + band + " is not worse than " + usual + ".";
        };
    }

    private static String range(Map<String, Object> parameters, String from, String to) {
        return Words.number((double) parameters.get(from)) + " to " + Words.number((double) parameters.get(to));
    }

    private static double[] chunkMeans(double[] realised, int rows) {
        double[] means = new double[realised.length / rows];
        // The oldest rows that fill no chunk are left out.
        int from = realised.length - means.length * rows;
        Arrays.setAll(
                means,
                chunk -> Arrays.stream(realised, from + chunk * rows, from + (chunk + 1) * rows)
                        .average()
                        .orElseThrow());
        return means;
    }

    /** How far the realised quality of so many rows may lie from its expectation by chance; not at all where nothing scatters. */
    private static double halfBand(DriftMethod method, double estimate, double[] realised, int n) {
        double deviation = method == DriftMethod.CBPE
                ? Math.sqrt(Math.max(0, estimate * (1 - estimate)))
                : Sample.of(realised).std();
        return Bands.meanBand(n, 0, deviation).map(Interval::high).orElse(0.0);
    }
}
