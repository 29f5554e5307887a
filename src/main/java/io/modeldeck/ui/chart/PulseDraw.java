package io.modeldeck.ui.chart;

import io.modeldeck.ui.kit.work.Shown;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/**
 * Draws a region's canvas when it has to be, once in a pulse at most, and never while nobody can see it: a canvas keeps every command that
 * was not rendered, so drawing a hidden one would fill the memory.
 */
final class PulseDraw {

    private final Region owner;
    private final Runnable draw;
    private final Runnable onPulse = this::pulse;
    private boolean dirty = true;

    PulseDraw(Region owner, Runnable draw) {
        this.owner = owner;
        this.draw = draw;
        owner.sceneProperty().addListener((property, before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(onPulse);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(onPulse);
                markDirty();
            }
        });
    }

    void markDirty() {
        if (!dirty) {
            dirty = true;
            if (Shown.hasPulses(owner)) {
                Platform.requestNextPulse();
            } else if (owner.getScene() != null) {
                owner.requestLayout();
            }
        }
    }

    /** To be called by the owner's {@code layoutChildren}: a scene without a shown window has no pulses, only pictures taken of it. */
    void laidOut() {
        if (dirty && !Shown.hasPulses(owner)) {
            run();
        }
    }

    private void pulse() {
        if (dirty && isOnScreen()) {
            run();
        }
    }

    private void run() {
        if (owner.getWidth() >= 1 && owner.getHeight() >= 1) {
            dirty = false;
            draw.run();
        }
    }

    private boolean isOnScreen() {
        if (!Shown.hasPulses(owner) || (owner.getScene().getWindow() instanceof Stage stage && stage.isIconified())) {
            return false;
        }
        for (Node node = owner; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
