package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.testing.FxTest;
import io.modeldeck.testing.SampleConsole;
import io.modeldeck.testing.SampleFolder;
import io.modeldeck.testing.Scratch;
import io.modeldeck.ui.alerting.AlertsView;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.TabPane;

/** Renders the screens of this package and the alerts to PNG, for looking: a folder, then which screens (a beginning of their names). */
final class LifecyclePictures {

    /** A picture: a screen at a place, after something was done there. */
    private record Shot(Function<ScreenContext, Screen> screen, Place place, Consumer<SampleConsole> then) {}

    private static final Map<String, Shot> SHOTS = new LinkedHashMap<>();

    private LifecyclePictures() {}

    private static void shot(String name, Function<ScreenContext, Screen> screen, Place place) {
        SHOTS.put(name, new Shot(screen, place, console -> {}));
    }

    private static void tab(String name, Function<ScreenContext, Screen> screen, Place place, int tab) {
        SHOTS.put(name, new Shot(screen, place, console -> {
            TabPane tabs = FxTest.find(console.root(), ".tab-pane", TabPane.class);
            FxTest.doOnFx(() -> tabs.getSelectionModel().select(tab));
        }));
    }

    private static void command(String name, Function<ScreenContext, Screen> screen, Place place, String command) {
        SHOTS.put(name, new Shot(screen, place, console -> console.command(command)));
    }

    private static void button(String name, String... texts) {
        SHOTS.put(name, new Shot(ModelsView::new, new Place.Models(), console -> {
            for (String text : texts) {
                FxTest.doOnFx(LifecycleDesk.button(console, "", text)::fire);
                console.settle();
            }
        }));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        shot("alerts", AlertsView::new, new Place.Alerts());
        shot("retraining", RetrainingView::new, new Place.Retraining());
        shot("request-done", RetrainingView::new, new Place.Retraining(OptionalLong.of(2)));
        shot("run-failed", RunsView::new, new Place.Runs(OptionalLong.of(4)));
        shot("history", AlertsView::new, new Place.Alerts(OptionalLong.of(8)));
        shot("latched", AlertsView::new, new Place.Alerts(OptionalLong.of(10)));
        shot("runs", RunsView::new, new Place.Runs());
        shot("board", ModelsView::new, new Place.Models());
        button("dialog-promote", "To production…");
        button("dialog-rollback", "Roll back to v1…");
        button("dialog-rollback-without", "Roll back to v1…", "Roll back without…");
        shot("details", ModelsView::new, new Place.Models(OptionalLong.of(1)));
        tab("model-1-summary", ModelView::new, new Place.ModelPage(1), 0);
        tab("model-2-versions", ModelView::new, new Place.ModelPage(1), 1);
        tab("model-3-recipe", ModelView::new, new Place.ModelPage(1), 2);
        tab("model-4-config", ModelView::new, new Place.ModelPage(1), 3);
        tab("model-5-limits", ModelView::new, new Place.ModelPage(1), 4);
        shot("search", RunsView::new, new Place.Searches());
        command("shadow-1", ShadowView::new, new Place.Shadow(2, OptionalLong.empty()), "Replay");
        command("shadow-2", ShadowView::new, new Place.Shadow(1, OptionalLong.empty()), "Replay");
        shot("compare-1", CompareView::new, new Place.Compare(1));
        shot("compare-2", CompareView::new, new Place.Compare(1, List.of("run 4", "run 7")));
        shot("shadow-0", ShadowView::new, new Place.Shadow(1, OptionalLong.empty()));
        command("search-new", RunsView::new, new Place.Searches(), "New search…");
        command("model-6-note", ModelView::new, new Place.ModelPage(1), "Write tags and note");
        try (Engine engine = SampleFolder.openCopy(Scratch.folder("md-pictures"))) {
            List<ModelInfo> models = engine.registry().models();
            SHOTS.forEach((name, shot) -> {
                if (arguments.length > 1 && !name.startsWith(arguments[1])) {
                    return;
                }
                for (ThemeChoice theme : new ThemeChoice[] {ThemeChoice.LIGHT, ThemeChoice.DARK}) {
                    for (int[] size : new int[][] {{1240, 790}, {824, 590}}) {
                        try (SampleConsole console = SampleConsole.open(engine, shot.screen(), size[0], size[1])) {
                            FxTest.doOnFx(() -> {
                                console.context().selection().setModels(models);
                                shot.place()
                                        .model()
                                        .ifPresent(id ->
                                                console.context().selection().choose(id));
                            });
                            console.theme(theme);
                            console.show(shot.place());
                            shot.then().accept(console);
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
