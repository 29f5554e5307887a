package io.modeldeck.drift;

import io.modeldeck.stats.Adwin;
import io.modeldeck.stats.ChangeDetector;
import io.modeldeck.stats.Ddm;
import io.modeldeck.stats.Eddm;
import io.modeldeck.stats.HddmA;
import io.modeldeck.stats.Kswin;
import io.modeldeck.stats.PageHinkley;
import java.util.Locale;
import java.util.function.Supplier;

/** The detectors that may read the stream of labelled errors, under the names that a config writes. */
enum ErrorDetector {
    DDM(Ddm::new, false),
    EDDM(Eddm::new, false),
    HDDM_A(HddmA::new, false),
    PAGE_HINKLEY(() -> new PageHinkley(30, 0.005, 50, 0.9999, PageHinkley.Direction.UP), false),
    /** Reports changes in both directions, as {@link #KSWIN} does; only a rise is bad news. */
    ADWIN(Adwin::new, true),
    KSWIN(Kswin::new, true);

    private final Supplier<ChangeDetector> fresh;
    private final boolean bothDirections;

    ErrorDetector(Supplier<ChangeDetector> fresh, boolean bothDirections) {
        this.fresh = fresh;
        this.bothDirections = bothDirections;
    }

    ChangeDetector fresh() {
        return fresh.get();
    }

    boolean bothDirections() {
        return bothDirections;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ErrorDetector of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
