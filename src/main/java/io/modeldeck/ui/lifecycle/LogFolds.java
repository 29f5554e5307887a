package io.modeldeck.ui.lifecycle;

import io.modeldeck.training.run.RunLogLevel;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunLogStep;
import io.modeldeck.training.run.RunStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run said, folded by step, and where words are in it. What somebody folded or unfolded stays so while more is said. */
final class LogFolds {

    /** A row of the list. */
    sealed interface Row {}

    /** The head of a step: how much it said, and since when. */
    record Head(RunStatus step, Instant since, int lines, int warnings, int errors, boolean open) implements Row {}

    /** @param place among all lines, from 0 */
    record Said(int place, RunLogLine line) implements Row {}

    /** A log that is not longer is read sooner than unfolded. */
    static final int SHORT = 12;

    private final Map<RunStatus, Boolean> open = new EnumMap<>(RunStatus.class);
    private List<RunLogLine> lines = List.of();
    private List<RunLogStep> steps = List.of();
    private String words = "";
    private List<Integer> hits = List.of();
    private int hit = -1;

    /** Another run: nothing is folded by hand yet. */
    void clear() {
        open.clear();
        lines = List.of();
        steps = List.of();
        hits = List.of();
        hit = -1;
    }

    /**
     * More was said.
     *
     * @param all what the run said until now, the oldest first
     * @param ended of a run that broke off the step with the reason begins unfolded, of one that came to its end none does
     */
    void show(List<RunLogLine> all, Optional<RunStatus> ended) {
        boolean first = lines.isEmpty();
        lines = List.copyOf(all);
        steps = RunLogStep.of(lines);
        RunStatus last = last(ended);
        for (RunLogStep step : steps) {
            boolean begins = lines.size() <= SHORT
                    || step.step() == last && ended.map(LogFolds::broke).orElse(true);
            // a step that comes while one looks on is what one waits for
            open.putIfAbsent(step.step(), !first || begins);
        }
        find();
    }

    /** The step that the run is at, or where it ended: what was said after the end is no step of it. */
    private RunStatus last(Optional<RunStatus> ended) {
        return steps.stream()
                .map(RunLogStep::step)
                .filter(step -> ended.isEmpty() || !step.isEnd() || !broke(step))
                .reduce(RunStatus.QUEUED, (one, other) -> other);
    }

    private static boolean broke(RunStatus status) {
        return status == RunStatus.FAILED || status == RunStatus.CANCELLED;
    }

    List<RunLogLine> lines() {
        return lines;
    }

    int count(RunLogLevel level) {
        return (int) lines.stream().filter(line -> line.level() == level).count();
    }

    /** The rows that are in sight. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int place = 0;
        for (RunLogStep step : steps) {
            boolean unfolded = open.get(step.step());
            rows.add(new Head(
                    step.step(),
                    step.lines().getFirst().at(),
                    step.lines().size(),
                    step.warnings(),
                    step.errors(),
                    unfolded));
            if (unfolded) {
                for (RunLogLine line : step.lines()) {
                    rows.add(new Said(place++, line));
                }
            } else {
                place += step.lines().size();
            }
        }
        return rows;
    }

    void fold(RunStatus step, boolean unfolded) {
        open.put(step, unfolded);
    }

    /** The lines that a row stands for: a folded step for all of its own. */
    List<RunLogLine> under(Row row) {
        return switch (row) {
            case Said said -> List.of(said.line());
            case Head head when head.open() -> List.of();
            case Head head ->
                steps.stream()
                        .filter(step -> step.step() == head.step())
                        .flatMap(step -> step.lines().stream())
                        .toList();
        };
    }

    /** Looks for words, however they are written; nothing is found where there are none. */
    void seek(String wanted) {
        words = wanted.strip().toLowerCase(Locale.ROOT);
        hit = -1;
        find();
    }

    private void find() {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size() && !words.isEmpty(); i++) {
            if (lines.get(i).line().toLowerCase(Locale.ROOT).contains(words)) {
                found.add(i);
            }
        }
        hits = found;
    }

    String words() {
        return words;
    }

    int hits() {
        return hits.size();
    }

    /** Which of the hits one is at, from 1; 0 where one is at none. */
    int hit() {
        return hit + 1;
    }

    /**
     * To the next hit or the one before it, round the ends; its step is unfolded.
     *
     * @return the place of the line; empty where nothing was found
     */
    Optional<Integer> step(int by) {
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        hit = hit < 0 && by < 0 ? hits.size() - 1 : Math.floorMod(hit + by, hits.size());
        int place = hits.get(hit);
        open.put(lines.get(place).step(), true);
        return Optional.of(place);
    }
}
