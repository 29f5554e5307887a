package io.modeldeck.ui.lifecycle;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;
import io.modeldeck.drift.DriftTally;
import io.modeldeck.metrics.PromotionWatch;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version on the board.
 *
 * @param here how it came to where it is
 * @param targets for each other stage, whether it may go there, and why not
 * @param live how it does in production; empty elsewhere
 * @param watch how it does beside the one that it replaced, right after its promotion; else empty
 * @param parent the version in production before it: where a rollback from it leads
 * @param wayBack whether a rollback leads to this version now
 * @param names its aliases
 * @param frozen the freeze that stands between it and production
 */
record Card(
        ModelVersion version,
        Optional<StageChange> here,
        Map<Stage, Decision> targets,
        Optional<Live> live,
        Optional<PromotionWatch> watch,
        Optional<ModelVersion> parent,
        boolean wayBack,
        List<String> names,
        Optional<FreezeWindow.Frozen> frozen) {

    Card {
        names = List.copyOf(names);
    }

    /** The figures since it came to production, of at most the last week. NaN where unknown. */
    record Live(Instant since, long requests, double p95Millis, double errorRate, double accuracy, DriftTally drift) {}

    /** What moving it to a stage would be. */
    enum Move {
        NONE,
        PROMOTION,
        ROLLBACK,
        ARCHIVING
    }

    Move move(Stage target) {
        if (target == version.stage()) {
            return Move.NONE;
        }
        if (target == Stage.PRODUCTION && wayBack) {
            return Move.ROLLBACK;
        }
        return target == Stage.ARCHIVED ? Move.ARCHIVING : Move.PROMOTION;
    }

    boolean mayGo(Stage target) {
        return targets.get(target) instanceof Decision.Accepted;
    }

    /** The next stage on the way up that a button offers. */
    Optional<Stage> next() {
        Stage up = switch (version.stage()) {
            case CANDIDATE -> Stage.STAGING;
            case STAGING -> Stage.PRODUCTION;
            case PRODUCTION, ARCHIVED -> version.stage();
        };
        return up == version.stage() || !mayGo(up) ? Optional.empty() : Optional.of(up);
    }
}
