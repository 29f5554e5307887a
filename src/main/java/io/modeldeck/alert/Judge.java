package io.modeldeck.alert;

import io.modeldeck.alert.Limit.Centre;
import io.modeldeck.alert.Limit.ControlChart;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.WesternElectric;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Turns what was measured into a reading. The one judge of live evaluation and of back-tests. Pure. */
final class Judge {

    private Judge() {}

    /** @param course the measures that the condition looks at, oldest first, the newest last; never empty */
    static Reading of(Condition condition, List<Measure> course) {
        if (condition.limit() instanceof ControlChart chart) {
            return charted(condition, chart, course);
        }
        return condition
                .count()
                .map(count -> counted(condition, count, course))
                .orElseGet(() -> single(condition, course.getLast()));
    }

    private static Reading single(Condition condition, Measure newest) {
        return newest.isKnown()
                ? new Reading.Measured(
                        newest.value(), condition.judge(newest.value()), Sentences.found(condition, newest))
                : new Reading.NoData(newest.details());
    }

    /** Missing readings say nothing; where fewer are left than must be bad, nothing can be said. */
    private static Reading counted(Condition condition, Count count, List<Measure> course) {
        List<Measure> known = course.stream().filter(Measure::isKnown).toList();
        if (known.size() < count.breaches()) {
            return new Reading.NoData("only " + known.size() + " of at least " + count.breaches() + " readings: "
                    + course.getLast().details());
        }
        List<Measure> bad = known.stream()
                .filter(measure -> condition.judge(measure.value()) == Level.BREACH)
                .toList();
        boolean met = bad.size() >= count.breaches();
        Measure told = met ? bad.getLast() : known.getLast();
        String words = Sentences.found(condition, told) + "; " + bad.size() + " of " + known.size()
                + " readings over the limit";
        return new Reading.Measured(told.value(), met ? Level.BREACH : Level.OK, words);
    }

    private static Reading charted(Condition condition, ControlChart chart, List<Measure> course) {
        Measure newest = course.getLast();
        if (!newest.isKnown()) {
            return new Reading.NoData(newest.details());
        }
        double[] points = course.stream()
                .filter(Measure::isKnown)
                .mapToDouble(Measure::value)
                .toArray();
        int earlier = Math.max(0, points.length - WesternElectric.LONGEST);
        if (chart.given().isEmpty() && earlier < ControlChart.FEWEST) {
            return new Reading.NoData("only " + earlier + " of at least " + ControlChart.FEWEST
                    + " earlier readings to take a mean and a sigma from");
        }
        Centre centre = chart.given().orElseGet(() -> centre(points, earlier));
        if (centre.sigma() == 0) {
            return new Reading.NoData("the " + earlier + " earlier readings do not differ, so there is no sigma");
        }
        OptionalInt rule = WesternElectric.broken(points, centre.mean(), centre.sigma(), chart.rules());
        return new Reading.Measured(
                newest.value(),
                rule.isPresent() ? Level.BREACH : Level.OK,
                Sentences.charted(condition, newest, centre, rule));
    }

    private static Centre centre(double[] points, int earlier) {
        Sample reference = Sample.of(Arrays.copyOf(points, earlier));
        return new Centre(reference.mean(), reference.sampleStd().orElseThrow());
    }
}
