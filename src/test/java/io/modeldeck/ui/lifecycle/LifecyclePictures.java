package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.ui.alerting.AlertsView;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.Screen;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.ThemeChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/** Renders the screens of this package and the alerts to PNG, for looking: a folder, then which screens. */
final class LifecyclePictures {

    private LifecyclePictures() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Map<String, Map.Entry<Function<ScreenContext, Screen>, Place>> screens = new LinkedHashMap<>();
        screens.put("alerts", Map.entry(AlertsView::new, new Place.Alerts()));
        screens.put("retraining", Map.entry(RetrainingView::new, new Place.Retraining()));
        screens.put("request-done", Map.entry(RetrainingView::new, new Place.Retraining(OptionalLong.of(2))));
        screens.put("run-failed", Map.entry(RunsView::new, new Place.Runs(OptionalLong.of(4))));
        screens.put("history", Map.entry(AlertsView::new, new Place.Alerts(OptionalLong.of(8))));
        screens.put("latched", Map.entry(AlertsView::new, new Place.Alerts(OptionalLong.of(10))));
        screens.put("runs", Map.entry(RunsView::new, new Place.Runs()));
        screens.put("board", Map.entry(ModelsView::new, new Place.Models()));
        screens.put("details", Map.entry(ModelsView::new, new Place.ModelPage(1)));
        try (Engine engine = SampleConsole.sample(Files.createTempDirectory("md-pictures"))) {
            screens.forEach((name, screen) -> {
                if (arguments.length > 1 && !name.equals(arguments[1])) {
                    return;
                }
                for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                    for (int[] size : new int[][] {{1240, 790}, {800, 590}, {1240, 1900}}) {
                        try (SampleConsole console = SampleConsole.open(engine, screen.getKey(), size[0], size[1])) {
                            console.theme(theme);
                            console.show(screen.getValue());
                            console.png(
                                    folder.resolve(name + "-" + theme.word() + "-" + size[0] + "x" + size[1] + ".png"));
                        }
                    }
                }
            });
        }
        System.exit(0);
    }
}
