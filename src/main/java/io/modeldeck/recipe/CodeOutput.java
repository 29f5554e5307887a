package io.modeldeck.recipe;

import io.modeldeck.training.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a process says, on its way to the run: epochs, and what the code printed. Each line of a run is kept durably, so of a talkative one the first lines go at once, the last ones when it
 * ended, and those between are counted.
 */
final class CodeOutput {

    private static final int FIRST = 200;
    private static final int LAST = 100;

    private final Progress progress;
    private final Deque<String> last = new ArrayDeque<>();
    private long lines;

    CodeOutput(Progress progress) {
        this.progress = progress;
    }

    void pass(Map<String, Object> said) {
        if (said.get("log") instanceof String line) {
            printed(line);
        }
        if (said.get("epoch") instanceof Integer epoch && said.get("metrics") instanceof Map<?, ?> metrics) {
            progress.epoch(
                    epoch,
                    metrics.entrySet().stream()
                            .filter(e -> e.getValue() instanceof Number)
                            .collect(Collectors.toMap(
                                    e -> String.valueOf(e.getKey()), e -> ((Number) e.getValue()).doubleValue())));
        }
    }

    /** The process ended: what was held back follows. */
    void end() {
        long left = lines - FIRST - last.size();
        if (left > 0) {
            progress.log("(" + left + " lines are left out here)");
        }
        last.forEach(progress::log);
        last.clear();
    }

    private void printed(String line) {
        lines++;
        if (lines <= FIRST) {
            progress.log(line);
            return;
        }
        last.addLast(line);
        if (last.size() > LAST) {
            last.removeFirst();
        }
    }
}
