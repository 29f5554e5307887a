package io.modeldeck.training.run;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run said at one of its steps.
 *
 * @param lines the oldest first, one at least
 * @param warnings how many of the lines warn
 * @param errors how many of them tell of an error
 */
public record RunLogStep(RunStatus step, List<RunLogLine> lines, int warnings, int errors) {

    public RunLogStep {
        lines = List.copyOf(lines);
    }

    private RunLogStep(List<RunLogLine> lines) {
        this(lines.getFirst().step(), lines, count(lines, RunLogLevel.WARNING), count(lines, RunLogLevel.ERROR));
    }

    /** The steps of these lines, in the order in which the run took them. */
    public static List<RunLogStep> of(List<RunLogLine> lines) {
        List<RunLogStep> steps = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).step() != lines.get(first).step()) {
                steps.add(new RunLogStep(lines.subList(first, i)));
                first = i;
            }
        }
        return steps;
    }

    private static int count(List<RunLogLine> lines, RunLogLevel level) {
        return (int) lines.stream().filter(line -> line.level() == level).count();
    }
}
