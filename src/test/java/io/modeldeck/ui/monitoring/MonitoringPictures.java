package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.shell.PictureFormat;
import io.modeldeck.ui.shell.ScreenCatalog;
import io.modeldeck.ui.shell.Screenshots;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Renders the screens of monitoring for looking at: {@code WORKSPACE FOLDER THEME WIDTH HEIGHT MODEL [FEATURE]}. */
final class MonitoringPictures {

    private MonitoringPictures() {}

    public static void main(String[] arguments) {
        try (Engine engine = Engine.openReadOnly(new Workspace(Path.of(arguments[0])), Clock.systemUTC())) {
            ModelInfo model = engine.registry().requireModel(arguments[5]);
            Optional<String> feature = arguments.length > 6 ? Optional.of(arguments[6]) : Optional.empty();
            ScreenCatalog catalog = ScreenCatalog.standard();
            List<Link> places = List.<Place>of(
                            new Place.Overview(),
                            new Place.Metrics(model.id()),
                            new Place.Drift(model.id(), feature),
                            new Place.Quality(model.id(), feature))
                    .stream()
                    .filter(place -> catalog.has(place.section()))
                    .map(Link::new)
                    .toList();
            Screenshots.render(
                            engine,
                            catalog,
                            places,
                            Path.of(arguments[1]),
                            new PictureFormat(
                                    ThemeChoice.valueOf(arguments[2]),
                                    Integer.parseInt(arguments[3]),
                                    Integer.parseInt(arguments[4])))
                    .forEach(System.out::println);
        }
        System.exit(0);
    }
}
