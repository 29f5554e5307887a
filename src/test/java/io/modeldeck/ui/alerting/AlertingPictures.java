package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.Controls;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.screen.Workspaces;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.shell.MainWindow;
import io.modeldeck.ui.shell.ScreenCatalog;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;

/** Pictures of the tabs and dialogs of alerts on a workspace, for looking at: {@code WORKSPACE FOLDER}. */
final class AlertingPictures {

    private AlertingPictures() {}

    public static void main(String[] arguments) {
        Engine engine = Engine.open(new Workspace(Path.of(arguments[0])), Clock.systemUTC(), () -> {})
                .orElseThrow();
        Path folder = Path.of(arguments[1]);
        for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
            for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
                take(engine, folder, theme, size);
            }
        }
        engine.close();
        System.exit(0);
    }

    private static void take(Engine engine, Path folder, ThemeChoice theme, int[] size) {
        AtomicReference<ScreenContext> context = new AtomicReference<>();
        String end = "-" + theme.word() + "-" + size[0] + ".png";
        MainWindow window = FxTest.onFx(() -> {
            Theme colours = new Theme();
            colours.choose(theme);
            ScreenCatalog catalog = new ScreenCatalog().add(Section.ALERTS, given -> {
                context.set(given);
                return new AlertsView(given);
            });
            return new MainWindow(engine, catalog, colours, Workspaces.none());
        });
        Scene scene = FxTest.onFx(() -> window.scene(size[0], size[1]));
        FxTest.doOnFx(() -> window.start(Optional.of(new Place.Alerts())));
        shoot(window, scene, folder.resolve("inbox" + end));
        FxTest.doOnFx(() -> ((TableView<?>) scene.getRoot().lookup(".table-view"))
                .getSelectionModel()
                .selectAll());
        shoot(window, scene, folder.resolve("several" + end));
        for (Grouping by : List.of(Grouping.MODEL, Grouping.RULE, Grouping.NONE)) {
            FxTest.doOnFx(() -> scene.getRoot().lookupAll(".menu-button").stream()
                    .filter(GroupMenu.class::isInstance)
                    .flatMap(menu -> ((GroupMenu) menu).getItems().stream())
                    .filter(item -> item.getText().equals(by.title()))
                    .forEach(MenuItem::fire));
            shoot(window, scene, folder.resolve("grouped-" + by.word() + end));
        }
        for (int tab : new int[] {1, 2, 3}) {
            FxTest.doOnFx(() -> ((TabPane) scene.getRoot().lookup(".tab-pane"))
                    .getSelectionModel()
                    .select(tab));
            shoot(window, scene, folder.resolve("tab-" + tab + end));
        }
        FxTest.doOnFx(() -> new RuleEditor(context.get(), engine.alertRules().rule(1), rule -> {}).show());
        shoot(window, scene, folder.resolve("rule-untried" + end));
        FxTest.doOnFx(new Controls(scene.getRoot()).button("Try on 30 days")::fire);
        shoot(window, scene, folder.resolve("rule" + end));
        FxTest.doOnFx(() -> context.get().dialogs().close());
        FxTest.doOnFx(() -> new SilenceDialog(context.get(), Silence.Kind.SILENCE, () -> {}).show());
        shoot(window, scene, folder.resolve("silence" + end));
        FxTest.doOnFx(window::close);
    }

    private static void shoot(MainWindow window, Scene scene, Path file) {
        FxTest.settle(window.tasks());
        FxTest.picture(scene);
        FxTest.settle(window.tasks());
        // a viewport keeps a picture of itself, which is not renewed where no window is open
        FxTest.doOnFx(() -> scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false)));
        FxTest.png(scene, file);
    }
}
