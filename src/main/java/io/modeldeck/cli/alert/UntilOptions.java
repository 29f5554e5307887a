package io.modeldeck.cli.alert;

import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.schedule.Durations;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** An end: a time, or a length from now on. */
final class UntilOptions {

    @Option(names = "--until", paramLabel = "TIME", order = 30, description = "When it ends.")
    private Optional<String> until;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            order = 31,
            description = "Instead of --until: how long it lasts, as in 4h or 2d.")
    private Optional<String> length;

    boolean isGiven() {
        return until.isPresent() || length.isPresent();
    }

    /** The same; an end before the beginning makes an empty range, which is refused with a sentence. */
    Instant after(Instant start, Times times) {
        Instant end = from(start, times);
        return end.isBefore(start) ? start : end;
    }

    Instant from(Instant start, Times times) {
        if (until.isPresent() == length.isPresent()) {
            throw new WrongUsage("Say when it ends, with --until TIME or --for DURATION.");
        }
        return until.map(text -> times.parse("--until", text))
                .orElseGet(() -> start.plus(WrongUsage.of(() -> Durations.parse(length.orElseThrow()))));
    }
}
