package io.modeldeck.drift;

import io.modeldeck.stats.ChiSquareTest;
import io.modeldeck.stats.ContingencyTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A categorical column: counts over the union of the categories, those of the reference first. */
record CategoryPair(List<String> names, long[] reference, long[] current) implements FeaturePair {

    /** Categories with less than this share of both sides together are counted as one in decisions. */
    static final double RARE = 0.01;

    static CategoryPair of(CategoryCounts reference, CategoryCounts current) {
        List<String> names = new ArrayList<>(reference.names());
        current.names().stream().filter(name -> !reference.has(name)).forEach(names::add);
        return new CategoryPair(
                names,
                names.stream().mapToLong(reference::count).toArray(),
                names.stream().mapToLong(current::count).toArray());
    }

    @Override
    public long nReference() {
        return Arrays.stream(reference).sum();
    }

    @Override
    public long nCurrent() {
        return Arrays.stream(current).sum();
    }

    /** The categories that only the window has. */
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < reference.length; i++) {
            if (reference[i] == 0) {
                unseen.add(names.get(i));
            }
        }
        return unseen;
    }

    /** The same pair with the rare categories counted together, as the last one. */
    CategoryPair pooled() {
        double limit = RARE * (nReference() + nCurrent());
        List<String> kept = new ArrayList<>();
        long[] ref = new long[names.size() + 1];
        long[] cur = new long[names.size() + 1];
        long otherRef = 0;
        long otherCur = 0;
        for (int i = 0; i < names.size(); i++) {
            if (reference[i] + current[i] < limit) {
                otherRef += reference[i];
                otherCur += current[i];
            } else {
                ref[kept.size()] = reference[i];
                cur[kept.size()] = current[i];
                kept.add(names.get(i));
            }
        }
        if (kept.size() < names.size()) {
            ref[kept.size()] = otherRef;
            cur[kept.size()] = otherCur;
            kept.add(Distribution.OTHER);
        }
        return new CategoryPair(kept, Arrays.copyOf(ref, kept.size()), Arrays.copyOf(cur, kept.size()));
    }

    @Override
    public DriftMethod usual() {
        return DriftMethod.CHI_SQUARE;
    }

    @Override
    public Evidence evidence() {
        CategoryPair pooled = pooled();
        ChiSquareTest test =
                ContingencyTest.chiSquare(pooled.reference, pooled.current).orElseThrow();
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("degreesOfFreedom", test.degreesOfFreedom());
        parameters.put("pooledBelowShare", RARE);
        parameters.put("categories", names.size());
        parameters.put("categoriesAfterPooling", pooled.names.size());
        parameters.put("unseenCategories", unseen().size());
        parameters.put("effect", "cramers_v, bias-corrected");
        double effect = ContingencyTest.cramersVBiasCorrected(pooled.reference, pooled.current)
                .orElseThrow();
        return new Evidence(DriftMethod.CHI_SQUARE, test.statistic(), test.pValue(), effect, parameters);
    }

    @Override
    public Optional<Measure> measure(DriftMethod method) {
        return switch (method) {
            case CHI_SQUARE ->
                ContingencyTest.chiSquare(reference, current).map(t -> Measure.test(t.statistic(), t.pValue()));
            case G_TEST -> ContingencyTest.gTest(reference, current).map(t -> Measure.test(t.statistic(), t.pValue()));
            case TWO_PROPORTION_Z, FISHER_EXACT -> BinaryCounts.of(this).flatMap(counts -> counts.measure(method));
            case CRAMERS_V -> NumericPair.distance(ContingencyTest.cramersVBiasCorrected(reference, current));
            default -> NumericPair.binned(method, reference, current);
        };
    }

    @Override
    public Optional<DriftMethod> counterpart(DriftMethod wanted) {
        return switch (wanted.kind()) {
            case CATEGORICAL_TEST, CATEGORICAL_DISTANCE, DISTANCE -> Optional.of(wanted);
            case NUMERIC_TEST, VECTOR_TEST -> Optional.of(DriftMethod.CHI_SQUARE);
            case BINARY_TEST -> Optional.of(BinaryCounts.of(this).isPresent() ? wanted : DriftMethod.CHI_SQUARE);
            case NUMERIC_DISTANCE, WHOLE -> Optional.empty();
        };
    }
}
