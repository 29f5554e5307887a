package io.modeldeck.ui.shell;

import io.modeldeck.chart.ChartImage;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Section;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;

/** A screen as a picture twice as sharp: for a ticket, a message, a wall. Without what is around it, and without {@linkplain PrivateWords what is nobody's business}. */
final class ScreenPicture {

    private static final double SHARP = 2;

    private ScreenPicture() {}

    /**
     * What is seen now, to be saved.
     *
     * @param window whose colour is behind the screen
     * @param stage where the screen is shown
     */
    static SaveRequest of(Region window, Node stage, Section section, PrivateWords unsaid) {
        BufferedImage seen = taken(window, stage, unsaid);
        return new SaveRequest(
                "modeldeck-" + section.name().toLowerCase(Locale.ROOT),
                List.of(".png"),
                file -> Files.write(file.part(), ChartImage.png(seen)));
    }

    private static BufferedImage taken(Region window, Node stage, PrivateWords unsaid) {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(SHARP, SHARP));
        twice.setFill(behind(window.getBackground()));
        Runnable back = unsaid.hide(stage);
        try {
            return SwingFXUtils.fromFXImage(stage.snapshot(twice, null), null);
        } finally {
            back.run();
        }
    }

    private static Paint behind(Background background) {
        return background == null || background.isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().getLast().getFill();
    }
}
