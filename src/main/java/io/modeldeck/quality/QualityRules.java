package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.Proportions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Assesses the rows of a window against those of the reference. Counts are exact; a finding about a share needs a rise that is both large and
 * significant, so that small windows do not cry wolf. Pure.
 */
public final class QualityRules {

    /** Values from which on the absence of something says something. */
    public static final int MINIMUM = 50;

    /** Rise of the share of missing values that is a finding: ten points. */
    public static final double NULL_RISE = 0.1;

    /** Rise of the share of outliers that is a finding. */
    public static final double OUTLIER_RISE = 0.05;

    /** Share of values outside the reference's range that is a finding. */
    public static final double RANGE_SHARE = 0.01;

    /** Rise of the share of repeated rows that is a finding. */
    public static final double DUPLICATE_RISE = 0.1;

    /** Share of values of an unusual form whose rise is a finding. */
    public static final double TYPE_RISE = 0.01;

    /** Share from which on one value is nearly the only one. */
    public static final double ALMOST_CONSTANT = 0.98;

    /** Rise of that value's share that is a finding. */
    public static final double CONSTANT_RISE = 0.1;

    /** Level of the tests behind findings about shares. */
    public static final double ALPHA = 0.001;

    private static final double USUALLY_PRESENT = 0.5;

    private QualityRules() {}

    /** As {@link #assess(QualityReference, List, Table)}, where nobody wrote a constraint. */
    static Assessment assess(QualityReference reference, Table window) {
        return assess(reference, List.of(), window);
    }

    /** @param window the features of a window */
    static Assessment assess(QualityReference reference, List<Constraint> constraints, Table window) {
        Run run = new Run(window.rows());
        for (Column column : window.columns()) {
            ColumnProfile profile = reference.columns().get(column.name());
            run.nulls(column, profile);
            switch (profile) {
                case null -> run.unexpected(column, reference.rows() > 0);
                case ColumnProfile.Numbers numbers -> run.numbers(column, numbers);
                case ColumnProfile.Categories categories -> run.categories(column, categories);
            }
        }
        reference.columns().forEach((name, profile) -> {
            if (window.column(name).isEmpty()) {
                run.absent(name, profile);
            }
        });
        run.duplicates(reference, Values.duplicates(window));
        constraints.forEach(constraint -> run.constraint(constraint, window));
        return run.result();
    }

    /** Whether a share has risen by at least so much, and not by chance. */
    static boolean hasRisen(long before, long ofBefore, long now, long ofNow, double rise) {
        if (ofBefore == 0 || ofNow == 0) {
            return false;
        }
        double risen = (double) now / ofNow - (double) before / ofBefore;
        // Fisher's test holds for small windows too.
        return risen >= rise
                && Proportions.fisherExact(before, ofBefore, now, ofNow).orElseThrow() < ALPHA;
    }

    /** Collects while the columns are read. */
    private static final class Run {

        private final int rows;
        private final BitSet violations = new BitSet();
        private final BitSet broken = new BitSet();
        private long duplicates;
        private final Map<String, Double> nullRates = new LinkedHashMap<>();
        private final Map<String, Double> referenceNullRates = new LinkedHashMap<>();
        private final Map<String, Long> outliers = new LinkedHashMap<>();
        private final Map<String, Long> outside = new LinkedHashMap<>();
        private final Map<String, Map<String, Long>> unknown = new LinkedHashMap<>();
        private final List<Finding> findings = new ArrayList<>();

        Run(int rows) {
            this.rows = rows;
        }

        void nulls(Column column, ColumnProfile profile) {
            long missing = 0;
            for (int row = 0; row < rows; row++) {
                missing += column.isMissing(row) ? 1 : 0;
            }
            nullRates.put(column.name(), rows == 0 ? 0 : (double) missing / rows);
            if (profile == null) {
                return;
            }
            referenceNullRates.put(column.name(), profile.nullRate());
            if (hasRisen(profile.missing(), profile.rows(), missing, rows, NULL_RISE)) {
                findings.add(Findings.nulls(column.name(), missing, rows, profile.nullRate()));
            }
        }

        void unexpected(Column column, boolean hasReference) {
            if (hasReference) {
                findings.add(Findings.newColumn(column.name(), rows));
            }
        }

        void absent(String name, ColumnProfile profile) {
            nullRates.put(name, 1.0);
            referenceNullRates.put(name, profile.nullRate());
            if (profile.nullRate() < USUALLY_PRESENT) {
                violations.set(0, rows);
                findings.add(Findings.absent(name, rows));
            }
        }

        void numbers(Column column, ColumnProfile.Numbers profile) {
            long present = 0;
            long texts = 0;
            long infinite = 0;
            long beyondFences = 0;
            long beyondRange = 0;
            for (int row = 0; row < rows; row++) {
                if (column.isMissing(row)) {
                    continue;
                }
                double value = Values.number(column, row);
                if (!Double.isFinite(value)) {
                    violations.set(row);
                    texts += Double.isNaN(value) ? 1 : 0;
                    infinite += Double.isNaN(value) ? 0 : 1;
                    continue;
                }
                present++;
                beyondFences += profile.isOutlier(value) ? 1 : 0;
                beyondRange += profile.isOutOfRange(value) ? 1 : 0;
            }
            String name = column.name();
            outliers.put(name, beyondFences);
            outside.put(name, beyondRange);
            Findings.texts(name, texts, rows).ifPresent(findings::add);
            Findings.infinite(name, infinite, rows).ifPresent(findings::add);
            if (hasRisen(0, profile.present(), beyondRange, present, RANGE_SHARE)) {
                findings.add(Findings.range(name, beyondRange, present, profile.sample()));
            }
            if (hasRisen(profile.outliers(), profile.present(), beyondFences, present, OUTLIER_RISE)) {
                findings.add(Findings.outliers(name, beyondFences, present, profile));
            }
            constant(column, profile);
        }

        void categories(Column column, ColumnProfile.Categories profile) {
            Map<String, Long> counts = new LinkedHashMap<>();
            long present = 0;
            long strangers = 0;
            long others = 0;
            for (int row = 0; row < rows; row++) {
                if (column.isMissing(row)) {
                    continue;
                }
                present++;
                others += ValueForm.of(column, row) == profile.usualForm() ? 0 : 1;
                if (profile.count(column, row) == 0) {
                    counts.merge(column.text(row), 1L, Long::sum);
                    strangers++;
                }
            }
            if (strangers > 0 && !profile.isIdentifier()) {
                unknown.put(column.name(), Findings.mostFrequent(counts));
                findings.add(Findings.unknown(column.name(), counts, strangers, rows));
            }
            if (hasRisen(profile.unusualForms(), profile.present(), others, present, TYPE_RISE)) {
                findings.add(Findings.typeMix(column.name(), others, present, profile));
            }
            constant(column, profile);
        }

        /** One value everywhere, or nearly so, where the reference has several, more often than its share in the reference explains. */
        private void constant(Column column, ColumnProfile profile) {
            int usual = Values.majority(column);
            long present = 0;
            long same = 0;
            for (int row = 0; row < rows; row++) {
                if (!column.isMissing(row)) {
                    present++;
                    same += Values.isSame(column, row, usual) ? 1 : 0;
                }
            }
            if (present < MINIMUM || profile.present() < MINIMUM || same < ALMOST_CONSTANT * present) {
                return;
            }
            long before = profile.count(column, usual);
            double share = (double) before / profile.present();
            if (same < present) {
                if (hasRisen(before, profile.present(), same, present, CONSTANT_RISE)) {
                    findings.add(Findings.almostConstant(column.name(), column.text(usual), same, present, share));
                }
            } else if (Math.pow(share, present) < ALPHA) {
                findings.add(Findings.constant(column.name(), column.text(usual), present));
            }
        }

        void duplicates(QualityReference reference, long repeated) {
            duplicates = repeated;
            if (hasRisen(reference.duplicates(), reference.rows(), duplicates, rows, DUPLICATE_RISE)) {
                findings.add(Findings.duplicates(duplicates, rows, reference));
            }
        }

        void constraint(Constraint constraint, Table window) {
            BitSet found = Offences.broken(constraint, window);
            broken.or(found);
            Findings.broken(constraint, found.cardinality(), rows).ifPresent(findings::add);
        }

        Assessment result() {
            return new Assessment(
                    rows,
                    violations.cardinality(),
                    nullRates,
                    referenceNullRates,
                    outliers,
                    outside,
                    unknown,
                    duplicates,
                    broken.cardinality(),
                    findings);
        }
    }
}
