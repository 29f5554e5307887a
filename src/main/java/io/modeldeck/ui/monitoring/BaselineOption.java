package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineSource;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something that windows may be compared with from now on.
 *
 * @param rows how many there are; of a rolling one before the present window
 */
record BaselineOption(Kind kind, BaselineSource source, long rows) {

    enum Kind {
        TRAINING,
        FIXED,
        ROLLING,
        EARLIER
    }

    /** Whole weeks, so that Mondays stand beside Mondays, and the day before. */
    static final List<Duration> LENGTHS =
            List.of(Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(28), Duration.ofDays(1));

    /** How many of the earlier ones are offered; the command line takes any. */
    private static final int MOST_EARLIER = 12;

    /** All that a version may be compared with. Off the FX thread only. */
    static List<BaselineOption> read(Engine engine, DriftData data, long version, Instant now) {
        long model = data.model().id();
        List<BaselineOption> options = new ArrayList<>();
        engine.baselines().training(model, version).ifPresent(training -> options.add(kept(Kind.TRAINING, training)));
        options.add(new BaselineOption(
                Kind.FIXED,
                new BaselineSource.Fixed(data.range()),
                engine.events().count(model, OptionalLong.of(version), data.range())));
        for (Duration length : LENGTHS) {
            BaselineSource.Rolling rolling = engine.drift().rolling(model, version, length, now);
            options.add(new BaselineOption(
                    Kind.ROLLING, rolling, engine.events().count(model, OptionalLong.of(version), rolling.first())));
        }
        Set<Long> seen = new HashSet<>();
        data.baseline().ifPresent(active -> seen.add(active.datasetId()));
        options.forEach(option -> {
            if (option.source instanceof BaselineSource.Kept kept) {
                seen.add(kept.baseline().datasetId());
            }
        });
        engine.baselines().baselines(model).stream()
                .filter(baseline -> seen.add(baseline.datasetId()))
                .limit(MOST_EARLIER)
                .forEach(baseline -> options.add(kept(Kind.EARLIER, baseline)));
        return options;
    }

    private static BaselineOption kept(Kind kind, Baseline baseline) {
        return new BaselineOption(kind, new BaselineSource.Kept(baseline), baseline.rows());
    }

    /** Which rows, from when and how many. */
    String text(Formats formats) {
        return switch (source) {
            case BaselineSource.Kept kept -> BaselineText.of(formats, kept.baseline());
            case BaselineSource.Fixed fixed ->
                Messages.text("drift.choice.rows", formats.range(fixed.range()), Formats.count(rows));
            case BaselineSource.Rolling rolling ->
                Messages.text("drift.choice.rows", formats.range(rolling.first()), Formats.count(rows));
        };
    }

    /** What it is called beside others of its kind. */
    String name(Formats formats) {
        return switch (source) {
            case BaselineSource.Rolling rolling ->
                Messages.text(
                        "drift.choice.before",
                        BaselineText.length(rolling.first().length()));
            case BaselineSource.Kept kept ->
                Messages.text("drift.choice.number", kept.baseline().id(), text(formats));
            case BaselineSource.Fixed fixed -> text(formats);
        };
    }
}
