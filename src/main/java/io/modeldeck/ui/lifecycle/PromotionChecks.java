package io.modeldeck.ui.lifecycle;

import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be known before a version goes a stage up. Pure. */
record PromotionChecks(Formats formats, Board.Row row, Card card) {

    List<CheckLine> to(Stage target) {
        List<CheckLine> lines = new ArrayList<>();
        lines.add(validation());
        if (target == Stage.PRODUCTION) {
            card.here()
                    .ifPresent(staged -> lines.add(CheckLine.of(
                            CheckLine.Standing.GOOD,
                            Messages.text("board.check.staged", formats.relative(staged.at())))));
            lines.add(freeze(card.frozen()));
            lines.add(alerts());
        }
        return lines;
    }

    private CheckLine validation() {
        List<RunReport.Criterion> criteria =
                RunReport.of(card.version().validationDetail()).criteria();
        long met = criteria.stream().filter(RunReport.Criterion::passed).count();
        String found = criteria.isEmpty() ? "" : Messages.text("board.check.criteria", met, criteria.size());
        return switch (card.version().validation()) {
            case PASSED -> CheckLine.of(CheckLine.Standing.GOOD, Messages.text("board.check.passed"), found);
            case FAILED -> CheckLine.of(CheckLine.Standing.BAD, Messages.text("board.check.failed"), found);
            case NONE -> CheckLine.of(CheckLine.Standing.NOTE, Messages.text("board.check.none"));
            case UNVALIDATED -> CheckLine.of(CheckLine.Standing.NOTE, Messages.text("board.check.accepted"));
        };
    }

    private CheckLine freeze(Optional<FreezeWindow.Frozen> frozen) {
        return frozen.map(freeze -> CheckLine.of(
                        CheckLine.Standing.NOTE,
                        Messages.text("board.frozen", formats.timeWithZone(freeze.until()), freeze.reason())))
                .orElseGet(() -> CheckLine.of(CheckLine.Standing.GOOD, Messages.text("board.check.no-freeze")));
    }

    /** Open alerts are about what is in production now: they may speak for the change as well as against it. */
    private CheckLine alerts() {
        long critical = row.open(Severity.CRITICAL);
        long others = row.open() - critical;
        String rest = others == 0 ? "" : Messages.text("board.check.alerts.others", others);
        return critical == 0
                ? CheckLine.of(CheckLine.Standing.GOOD, Messages.text("board.check.no-critical"), rest)
                : CheckLine.of(CheckLine.Standing.NOTE, Messages.text("board.check.critical", critical), rest);
    }
}
