package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.report.DriftPicture;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;

/** The two distributions that a drift result was found in, as every screen shows them. Pure. */
public final class DistributionChart {

    private DistributionChart() {}

    /** What was usual beside what is now; empty where the result keeps no distributions, as for the concept. */
    public static Optional<Chart> of(DriftResult result) {
        return DriftPicture.distribution(
                result,
                Messages.text("drift.distribution", DriftNames.of(result)),
                Messages.text("drift.sizes", Formats.count(result.nReference()), Formats.count(result.nCurrent())));
    }
}
