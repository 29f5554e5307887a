package io.modeldeck.ui.chart;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.ChartGallery;
import io.modeldeck.chart.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** As a program: writes pictures of charts as they stand on the screen, with crosshair, card and selection, to the folder of its argument. */
public final class PaneSnapshots {

    private PaneSnapshots() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        FxToolkit.start();
        for (String name : List.of("latency", "throughput", "bars", "cdf", "curves", "histogram", "dense")) {
            for (boolean dark : new boolean[] {false, true}) {
                BufferedImage picture = picture(ChartGallery.all().get(name), dark, name.equals("throughput"));
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve(name + (dark ? "-dark" : "-light") + ".png")
                                .toFile());
            }
        }
        System.exit(0);
    }

    private static BufferedImage picture(Chart chart, boolean dark, boolean withSelection) {
        ChartPane pane = FxToolkit.call(() -> new ChartPane(Runnable::run, Runnable::run));
        Stage stage = FxToolkit.call(() -> {
            pane.setPalette(dark ? Palette.dark() : Palette.light());
            pane.setChart(chart);
            Stage shown = new Stage();
            shown.setScene(new Scene(pane, 840, 300));
            shown.show();
            return shown;
        });
        FxToolkit.pulses(stage.getScene(), 3);
        FxToolkit.run(() -> {
            pane.requestFocus();
            double x = pane.plot().orElseThrow().left() + 420;
            double y = pane.plot().orElseThrow().top() + 60;
            fire(pane, MouseEvent.MOUSE_MOVED, x, y);
            if (withSelection) {
                fire(pane, MouseEvent.MOUSE_PRESSED, x - 120, y);
                fire(pane, MouseEvent.MOUSE_DRAGGED, x, y);
            } else if (dark) {
                pane.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            }
        });
        FxToolkit.pulses(stage.getScene(), 2);
        return FxToolkit.call(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            BufferedImage copy = new BufferedImage(840, 300, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 300; y++) {
                for (int x = 0; x < 840; x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
                }
            }
            stage.close();
            return copy;
        });
    }

    private static void fire(ChartPane pane, EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_MOVED;
        pane.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                down ? MouseButton.PRIMARY : MouseButton.NONE,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null));
    }
}
