package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertState;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;

/** Where an alert stands for a person: its condition and whether somebody has seen it, in one word. */
enum Standing {
    FIRING,
    /** It fires, and somebody knows. */
    SEEN,
    /** It is over, but nobody has seen it yet: it stays until somebody has. */
    LATCHED,
    /** Nobody can say whether it is over. */
    UNKNOWN,
    /** It goes on, and a silence, maintenance or another alert keeps it from asking for attention. */
    HIDDEN,
    CLOSED;

    static Standing of(Alert alert) {
        if (!alert.isOpen()) {
            return CLOSED;
        }
        if (alert.isHidden() && !alert.acknowledged()) {
            return HIDDEN;
        }
        if (alert.resolvedAt().isPresent() && !alert.acknowledged()) {
            return LATCHED;
        }
        if (alert.state() == AlertState.NO_DATA || alert.state() == AlertState.ERROR) {
            return UNKNOWN;
        }
        return alert.acknowledged() ? SEEN : FIRING;
    }

    String word() {
        return Messages.text(
                switch (this) {
                    case FIRING -> "alerts.standing.firing";
                    case SEEN -> "alerts.standing.seen";
                    case LATCHED -> "alerts.standing.latched";
                    case UNKNOWN -> "alerts.standing.unknown";
                    case HIDDEN -> "alerts.standing.hidden";
                    case CLOSED -> "alerts.standing.closed";
                });
    }

    Badge badge() {
        return new Badge(glyph(), word(), tone());
    }

    /** In a badge that is there already. */
    void show(Badge badge) {
        badge.set(glyph(), word(), tone());
    }

    private Glyph glyph() {
        return switch (this) {
            case FIRING -> Glyph.RUNNING;
            case SEEN -> Glyph.PENDING;
            case LATCHED, HIDDEN -> Glyph.PAUSED;
            case UNKNOWN -> Glyph.NO_DATA;
            case CLOSED -> Glyph.OK;
        };
    }

    private Tone tone() {
        return switch (this) {
            case FIRING -> Tone.DANGER;
            case SEEN -> Tone.WARNING;
            case LATCHED -> Tone.ACCENT;
            case UNKNOWN, HIDDEN -> Tone.NEUTRAL;
            case CLOSED -> Tone.GOOD;
        };
    }
}
