package io.modeldeck.ui.figure;

import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.report.DriftPicture;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** A drift score from 0 to 1 as a bar, with a tick at the limit above which it is called drift. */
public final class ScoreBar extends Region {

    /** Scores above it, and only those, are {@link DriftState#DRIFT}: so is the score made. */
    public static final double LIMIT = DriftPicture.LIMIT;

    private static final double HEIGHT = 6;
    private static final double TICK = 12;

    private final Region track = part("score-track");
    private final Region fill = part("score-fill");
    private final Region tick = part("score-tick");
    private double score;

    public ScoreBar() {
        getStyleClass().add("score-bar");
        getChildren().addAll(track, fill, tick);
        setMinSize(40, TICK);
        setPrefSize(120, TICK);
        setMaxHeight(TICK);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    public static ScoreBar of(DriftResult result) {
        ScoreBar bar = new ScoreBar();
        bar.show(result);
        return bar;
    }

    public void show(DriftResult result) {
        show(result.score(), result.state());
    }

    public void show(double reached, DriftState state) {
        score = Math.clamp(reached, 0, 1);
        boolean evaluated = state != DriftState.NOT_EVALUATED;
        fill.setVisible(evaluated);
        for (Tone tone : Tone.values()) {
            fill.getStyleClass().remove(tone.styleClass());
        }
        fill.getStyleClass().add(tone(state).styleClass());
        setAccessibleText(
                evaluated
                        ? Messages.text("figure.bar", Formats.number(score), Formats.number(LIMIT))
                        : Messages.text("figure.bar.none"));
        requestLayout();
    }

    public static Tone tone(DriftState state) {
        return switch (state) {
            case NO_DRIFT -> Tone.GOOD;
            case POSSIBLE -> Tone.WARNING;
            case DRIFT -> Tone.DANGER;
            case NOT_EVALUATED -> Tone.NEUTRAL;
        };
    }

    private static Region part(String style) {
        Region region = new Region();
        region.getStyleClass().add(style);
        region.setManaged(false);
        return region;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double top = snapPositionY((getHeight() - HEIGHT) / 2);
        track.resizeRelocate(0, top, width, HEIGHT);
        fill.resizeRelocate(0, top, snapSizeX(Math.max(score > 0 ? 3 : 0, width * score)), HEIGHT);
        tick.resizeRelocate(snapPositionX(width * LIMIT), snapPositionY((getHeight() - TICK) / 2), 2, TICK);
    }
}
