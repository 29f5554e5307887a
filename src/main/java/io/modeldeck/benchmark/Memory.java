package io.modeldeck.benchmark;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.playground.Playground;
import io.modeldeck.playground.Question;
import java.util.OptionalLong;

/**
 * What a model takes when it is loaded anew and asked once.
 *
 * @param bytes by which the console's memory grew, or that the model's own process held when it had loaded; empty where the system does not say
 * @param kind {@code console}, {@code process}, or {@code none} where a server has the model
 * @param firstMillis of the first call, loading included; NaN where it failed
 * @param error of that call; empty where it was answered
 */
record Memory(OptionalLong bytes, String kind, double firstMillis, String error) {

    static Memory of(Entry entry, Runtimes runtimes, Isolation isolation, Playground playground) {
        runtimes.forget(entry.version().id());
        OptionalLong before = Machine.resident();
        Question first = entry.questions().getFirst();
        double millis = Double.NaN;
        String error = "";
        try {
            millis = playground.ask(entry.version(), first).millis();
        } catch (Problem failed) {
            error = failed.getMessage();
        }
        if (entry.version().readsText()) {
            return new Memory(OptionalLong.empty(), "none", millis, error);
        }
        if (isolation.isIsolated(entry.version())) {
            return new Memory(isolation.of(entry.version().id()).residentBytes(), "process", millis, error);
        }
        OptionalLong after = Machine.resident();
        OptionalLong grown = before.isPresent() && after.isPresent()
                ? OptionalLong.of(Math.max(0, after.getAsLong() - before.getAsLong()))
                : OptionalLong.empty();
        return new Memory(grown, "console", millis, error);
    }
}
