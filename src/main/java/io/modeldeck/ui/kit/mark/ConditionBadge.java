package io.modeldeck.ui.kit.mark;

import io.modeldeck.alert.AlertState;
import io.modeldeck.drift.DriftState;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;

/** How a condition, a drift check, a request or a run stands: shape and word. */
public final class ConditionBadge {

    private ConditionBadge() {}

    public static Badge of(AlertState state) {
        String word = Messages.text("condition." + state.word());
        return switch (state) {
            case OK -> new Badge(Glyph.OK, word, Tone.GOOD);
            case PENDING -> new Badge(Glyph.PENDING, word, Tone.WARNING);
            case FIRING -> new Badge(Glyph.RUNNING, word, Tone.DANGER);
            case NO_DATA -> new Badge(Glyph.NO_DATA, word, Tone.NEUTRAL);
            case ERROR -> new Badge(Glyph.FAILED, word, Tone.DANGER);
        };
    }

    public static Badge of(DriftState state) {
        return switch (state) {
            case NO_DRIFT -> new Badge(Glyph.OK, Messages.text("drift-state.none"), Tone.GOOD);
            case POSSIBLE -> new Badge(Glyph.WARNING, Messages.text("drift-state.possible"), Tone.WARNING);
            case DRIFT -> new Badge(Glyph.CRITICAL, Messages.text("drift-state.drift"), Tone.DANGER);
            case NOT_EVALUATED -> new Badge(Glyph.NO_DATA, Messages.text("drift-state.not-evaluated"), Tone.NEUTRAL);
        };
    }

    public static Badge of(RequestStatus status) {
        String word = Messages.text("request-status." + status.word());
        return switch (status) {
            case PENDING_APPROVAL -> new Badge(Glyph.PENDING, word, Tone.ACCENT);
            case APPROVED -> new Badge(Glyph.OK, word, Tone.ACCENT);
            case REJECTED -> new Badge(Glyph.FAILED, word, Tone.DANGER);
            case COMPLETED -> new Badge(Glyph.OK, word, Tone.GOOD);
            case SENT_BACK -> new Badge(Glyph.PAUSED, word, Tone.WARNING);
            case SUPERSEDED -> new Badge(Glyph.ARCHIVED, word, Tone.NEUTRAL);
            case EXPIRED -> new Badge(Glyph.ARCHIVED, word, Tone.NEUTRAL);
        };
    }

    public static Badge of(RunStatus status) {
        String word = Messages.text("run-status." + status.word());
        return switch (status) {
            case QUEUED -> new Badge(Glyph.QUEUED, word, Tone.NEUTRAL);
            case RUNNING, VALIDATING -> new Badge(Glyph.RUNNING, word, Tone.ACCENT);
            case COMPLETED -> new Badge(Glyph.OK, word, Tone.GOOD);
            case FAILED -> new Badge(Glyph.FAILED, word, Tone.DANGER);
            case CANCELLED -> new Badge(Glyph.ARCHIVED, word, Tone.NEUTRAL);
        };
    }
}
