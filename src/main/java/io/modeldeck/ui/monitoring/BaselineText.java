package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.util.Optional;

/** Baselines in words: kind, date and size. */
final class BaselineText {

    private BaselineText() {}

    /** Of a rolling one the length, since its rows are others for each window. */
    static String of(Formats formats, Baseline baseline) {
        String at = formats.date(baseline.at());
        return baseline.kind() == BaselineKind.ROLLING
                ? Messages.text("drift.baseline.moving", length(baseline), at)
                : Messages.text("drift.baseline.text", kind(baseline), at, Formats.count(baseline.rows()));
    }

    /** What one check was compared with. */
    static String of(Formats formats, DriftResult result, Optional<Baseline> baseline) {
        return baseline.map(set -> set.kind() == BaselineKind.ROLLING
                        ? Messages.text(
                                "drift.baseline.moved",
                                length(set),
                                result.reference()
                                        .or(set::range)
                                        .map(formats::range)
                                        .orElse(Formats.NONE),
                                Formats.count(result.nReference()))
                        : of(formats, set))
                .orElse(Messages.text("drift.no-baseline"));
    }

    static String length(Duration length) {
        long days = length.toDays();
        return length.equals(Duration.ofDays(days))
                ? Messages.text("drift.baseline.days", days)
                : Formats.duration(length);
    }

    private static String length(Baseline baseline) {
        return baseline.range().map(TimeRange::length).map(BaselineText::length).orElse(Formats.NONE);
    }

    private static String kind(Baseline baseline) {
        return Messages.text("drift.baseline." + baseline.kind().word());
    }
}
