package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Durations;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A range of event time. */
public final class RangeOptions {

    @Option(names = "--from", paramLabel = "TIME", order = 10, description = "Start, included (default: the first).")
    private Optional<String> from;

    @Option(names = "--to", paramLabel = "TIME", order = 11, description = "End, excluded (default: the last).")
    private Optional<String> to;

    @Option(
            names = "--last",
            paramLabel = "DURATION",
            order = 12,
            description = "Instead of --from: so long before the end, as in 24h or 30d.")
    private Optional<String> last;

    public boolean isGiven() {
        return from.isPresent() || to.isPresent() || last.isPresent();
    }

    /** The range that was asked for, open sides filled from the given one. */
    public TimeRange within(TimeRange all, Times times) {
        if (from.isPresent() && last.isPresent()) {
            throw new WrongUsage("--from and --last both name the start; give one of them.");
        }
        Instant end = to.map(text -> times.parse("--to", text)).orElse(all.to());
        Instant start = last.map(text -> end.minus(WrongUsage.of(() -> Durations.parse(text))))
                .or(() -> from.map(text -> times.parse("--from", text)))
                .orElse(all.from().isBefore(end) ? all.from() : end);
        if (!start.isBefore(end) && isGiven()) {
            throw new WrongUsage("The range from " + times.full(start) + " to " + times.full(end)
                    + " holds nothing; --from must lie before --to.");
        }
        return new TimeRange(start, end);
    }

    /** Everything that the model has events of; the present moment where it has none. */
    public static TimeRange all(Engine engine, ModelInfo info) {
        Instant now = engine.clock().instant();
        return new TimeRange(
                info.oldestEventAt().orElse(now),
                info.newestEventAt().map(newest -> newest.plusMillis(1)).orElse(now));
    }
}
