package io.modeldeck.ui.shell;

import io.modeldeck.chart.ChartImage;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.SaveRequest;
import io.modeldeck.ui.kit.Section;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.transform.Transform;

/** What the window shows, as a picture twice as sharp: for a ticket, a message, a wall. */
final class ScreenPicture {

    private static final double SHARP = 2;

    private ScreenPicture() {}

    /**
     * @param root of the window, which is pictured when somebody chooses it
     * @param section that is shown
     */
    static Offer offer(Node root, Section section, Consumer<SaveRequest> save) {
        return new Offer(
                Offer.Kind.COMMAND,
                Messages.text("palette.picture", section.title()),
                "",
                () -> save.accept(request(root, section)));
    }

    private static SaveRequest request(Node root, Section section) {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(SHARP, SHARP));
        // taken now: what is saved is what was seen when it was asked for
        BufferedImage seen = SwingFXUtils.fromFXImage(root.snapshot(twice, null), null);
        return new SaveRequest(
                "modeldeck-" + section.name().toLowerCase(Locale.ROOT),
                List.of(".png"),
                file -> Files.write(file.part(), ChartImage.png(seen)));
    }
}
