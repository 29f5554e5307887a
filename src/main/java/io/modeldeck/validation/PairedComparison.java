package io.modeldeck.validation;

import io.modeldeck.domain.Counted;
import io.modeldeck.stats.DeLong;
import io.modeldeck.stats.Interval;
import io.modeldeck.stats.McNemar;
import io.modeldeck.stats.PMethod;
import io.modeldeck.stats.PairedBootstrap;
import io.modeldeck.stats.WilcoxonSignedRank;
import io.modeldeck.validation.Comparison.Area;
import io.modeldeck.validation.Comparison.Change;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Compares two versions on the same rows by paired tests, and says in words what came of it. */
public final class PairedComparison {

    static final double CONFIDENCE = 0.95;
    private static final double LEVEL = 0.05;
    private static final int DRAWS = 2_000;
    /** Drawn rows at most, so that a large hold-out is judged within a second. */
    private static final long DRAWN_ROWS = 40_000_000L;

    private static final int FEWEST_DRAWS = 400;
    private static final long SEED = 20_250_901L;

    private PairedComparison() {}

    /**
     * @param champion its answers to the same rows in the same order
     * @param name of the champion, for the sentence
     */
    public static Comparison of(Judged candidate, Judged champion, String name) {
        if (candidate.rows() != champion.rows()) {
            throw new IllegalArgumentException(
                    candidate.rows() + " rows of the candidate beside " + champion.rows() + " of the champion");
        }
        return switch (candidate) {
            case Judged.Classes classes -> ofClasses(classes, (Judged.Classes) champion, name);
            case Judged.Values values -> ofValues(values, (Judged.Values) champion, name);
        };
    }

    private static Comparison ofClasses(Judged.Classes candidate, Judged.Classes champion, String name) {
        int rows = candidate.rows();
        Optional<McNemar.Result> test = McNemar.test(candidate.right(), champion.right());
        long mine = test.map(McNemar.Result::onlyFirstRight).orElse(0L);
        long theirs = test.map(McNemar.Result::onlySecondRight).orElse(0L);
        double effect = (double) (mine - theirs) / rows;
        Interval interval = McNemar.differenceInterval(mine, theirs, rows, CONFIDENCE);
        double p = test.map(McNemar.Result::pValue).orElse(1.0);
        Change change = p >= LEVEL ? Change.UNDECIDED : effect > 0 ? Change.BETTER : Change.WORSE;
        String size = effect == 0
                ? "As accurate as "
                : Words.points(Math.abs(effect)) + " points " + (effect > 0 ? "more" : "less") + " accurate than ";
        Interval told = Words.turned(interval, effect < 0);
        String sentence = size + name + sameRows(rows, change, effect)
                + range(Words.points(told.low()), Words.points(told.high())) + "; "
                + Counted.of(mine, "row", "rows") + " only the candidate has right, "
                + Counted.of(theirs) + " only the champion.";
        return new Comparison(
                "accuracy",
                rows,
                effect,
                interval,
                "mcnemar",
                p,
                method(test.map(McNemar.Result::pMethod)),
                mine,
                theirs,
                area(candidate, champion),
                change,
                sentence);
    }

    private static Comparison ofValues(Judged.Values candidate, Judged.Values champion, String name) {
        int rows = candidate.rows();
        double[] mine = squares(candidate.errors());
        double[] theirs = squares(champion.errors());
        int draws = Math.clamp(DRAWN_ROWS / Math.max(1, rows), FEWEST_DRAWS, DRAWS);
        Interval interval = PairedBootstrap.rootMeanDifference(mine, theirs, draws, SEED, CONFIDENCE);
        double before = rootMean(theirs);
        double effect = rootMean(mine) - before;
        double[] differences = new double[rows];
        Arrays.setAll(differences, row -> candidate.loss(row) - champion.loss(row));
        Optional<WilcoxonSignedRank.Result> test = WilcoxonSignedRank.test(differences);
        long closer = Arrays.stream(differences).filter(d -> d < 0).count();
        long further = Arrays.stream(differences).filter(d -> d > 0).count();
        Change change = interval.contains(0) ? Change.UNDECIDED : effect < 0 ? Change.BETTER : Change.WORSE;
        String share = before > 0 ? " (" + Words.percent(Math.abs(effect) / before) + ")" : "";
        String size = effect == 0
                ? "The same RMSE as "
                : "RMSE " + Words.number(Math.abs(effect)) + share + (effect < 0 ? " lower" : " higher")
                        + " than that of ";
        Interval told = Words.turned(interval, effect < 0);
        String sentence = size + name + sameRows(rows, change, effect)
                + range(Words.number(told.low()), Words.number(told.high())) + "; closer to the truth on "
                + Counted.of(closer, "row", "rows") + ", further from it on " + Counted.of(further)
                + ".";
        return new Comparison(
                "rmse",
                rows,
                effect,
                interval,
                "wilcoxon",
                test.map(WilcoxonSignedRank.Result::pValue).orElse(1.0),
                method(test.map(WilcoxonSignedRank.Result::pMethod)),
                closer,
                further,
                Optional.empty(),
                change,
                sentence);
    }

    private static String sameRows(long rows, Change change, double effect) {
        boolean chance = change == Change.UNDECIDED && effect != 0;
        return " on the same " + Counted.of(rows, "row", "rows") + (chance ? ", which chance alone explains" : "");
    }

    private static String range(String low, String high) {
        return " (95 % interval " + low + " to " + high + ")";
    }

    private static Optional<Area> area(Judged.Classes candidate, Judged.Classes champion) {
        if (candidate.shares().isPresent() && champion.shares().isPresent()) {
            Judged.Shares mine = candidate.shares().get();
            return DeLong.macro(mine.truth(), mine.of(), champion.shares().get().of(), CONFIDENCE)
                    .map(result -> area(result, "mean ROC AUC of each class against the rest"));
        }
        if (candidate.scores().filter(Judged.Scores::binary).isEmpty()
                || champion.scores().filter(Judged.Scores::binary).isEmpty()) {
            return Optional.empty();
        }
        Judged.Scores mine = candidate.scores().get();
        Judged.Scores theirs = champion.scores().get();
        return DeLong.test(mine.truth(), mine.score(), theirs.score(), CONFIDENCE)
                .map(result -> area(result, "ROC AUC"));
    }

    private static Area area(DeLong.Result result, String name) {
        return new Area(
                result.first(),
                result.second(),
                result.difference(),
                result.interval(),
                result.pValue(),
                words(result, name));
    }

    private static String words(DeLong.Result result, String name) {
        double effect = result.difference();
        if (effect == 0) {
            return "The same " + name + ", " + Words.thousandths(result.first()) + ".";
        }
        Interval told = Words.turned(result.interval(), effect < 0);
        return Words.capital(name) + " " + Words.thousandths(Math.abs(effect)) + (effect > 0 ? " higher" : " lower")
                + (result.pValue() >= LEVEL ? ", which chance alone explains" : "")
                + range(Words.thousandths(told.low()), Words.thousandths(told.high())) + ": "
                + Words.thousandths(result.first()) + " against " + Words.thousandths(result.second()) + ".";
    }

    private static String method(Optional<PMethod> method) {
        return method.orElse(PMethod.EXACT).name().toLowerCase(Locale.ROOT);
    }

    private static double[] squares(double[] errors) {
        return Arrays.stream(errors).map(e -> e * e).toArray();
    }

    private static double rootMean(double[] squares) {
        return Math.sqrt(Arrays.stream(squares).average().orElse(0));
    }
}
