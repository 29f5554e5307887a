package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Stage;

/**
 * A card that was lifted and the column it is held over. Pure; nothing has moved until it is dropped.
 *
 * @param target the column below it
 */
record Lift(Card card, Stage target) {

    static Lift of(Card card) {
        return new Lift(card, card.version().stage());
    }

    /** One column to the right (1) or to the left (-1); stays at the edges. */
    Lift moved(int by) {
        Stage[] stages = Stage.values();
        return over(stages[Math.clamp((long) target.ordinal() + by, 0, stages.length - 1)]);
    }

    Lift over(Stage stage) {
        return new Lift(card, stage);
    }

    boolean isHome() {
        return target == card.version().stage();
    }

    /** Whether it may be dropped here. */
    boolean isAllowed() {
        return !isHome() && card.mayGo(target);
    }

    /** Why it may not be dropped here; empty where it may, or at home. */
    String refusal() {
        return !isHome() && card.targets().get(target) instanceof Decision.Refused(String reason) ? reason : "";
    }
}
