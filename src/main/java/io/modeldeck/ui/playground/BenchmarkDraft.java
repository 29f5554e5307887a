package io.modeldeck.ui.playground;

import io.modeldeck.benchmark.BenchmarkWish;
import io.modeldeck.benchmark.Candidate;
import io.modeldeck.benchmark.TestData;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A benchmark that somebody puts together: which versions, asked what, how often. Knows no nodes. */
final class BenchmarkDraft {

    private final List<Candidate> candidates;
    private final List<Candidate> chosen = new ArrayList<>();
    private Optional<Path> file = Optional.empty();

    BenchmarkDraft(List<Candidate> candidates) {
        this.candidates = List.copyOf(candidates);
    }

    List<Candidate> candidates() {
        return candidates;
    }

    void choose(Candidate candidate, boolean wanted) {
        chosen.remove(candidate);
        if (wanted) {
            chosen.add(candidate);
        }
    }

    boolean isChosen(Candidate candidate) {
        return chosen.contains(candidate);
    }

    /** Two versions of one model to begin with, where some model has two. */
    void proposeFor(long modelId) {
        List<Candidate> own = candidates.stream()
                .filter(candidate -> candidate.version().modelId() == modelId)
                .toList();
        if (own.size() > 1) {
            choose(own.get(own.size() - 2), true);
            choose(own.getLast(), true);
        }
    }

    /** Why a version cannot stand beside those that are chosen; empty where it can. */
    Optional<String> against(Candidate candidate) {
        if (chosen.isEmpty() || chosen.contains(candidate)) {
            return Optional.empty();
        }
        Candidate first = chosen.getFirst();
        boolean same = first.version().modelId() == candidate.version().modelId();
        if (!same && !candidate.missing().isEmpty()) {
            return Optional.of(Messages.text("benchmarks.lacks", String.join(", ", candidate.missing())));
        }
        if (!same && !first.missing().isEmpty()) {
            return Optional.of(Messages.text(
                    "benchmarks.lacks.other", first.version().shortLabel(), String.join(", ", first.missing())));
        }
        boolean fits = first.traits().task().equals(candidate.traits().task())
                && (same || first.traits().group().equals(candidate.traits().group()))
                && first.traits().dimensions().equals(candidate.traits().dimensions());
        return fits ? Optional.empty() : Optional.of(Messages.text("benchmarks.unlike"));
    }

    void ask(Optional<Path> rows) {
        file = rows;
    }

    boolean isReady() {
        return chosen.size() > 1;
    }

    /** Reads the file, where there is one: off the FX thread. */
    BenchmarkWish wish(int rows, int iterations, int warmUp, String notes) {
        TestData data = file.<TestData>map(path -> new TestData.Rows(
                        TableFile.read(path, ReadOptions.defaults()),
                        path.getFileName().toString()))
                .orElseGet(() -> new TestData.Generated(rows, 1));
        return new BenchmarkWish(chosen.stream().map(Candidate::version).toList(), data, iterations, warmUp, 1, notes);
    }
}
