package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.selection.Link;
import io.modeldeck.ui.kit.selection.RangeChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Pictures of every screen of a workspace, of any size, without a display. A picture is taken when the screen has nothing pending, not after some
 * time. Called off the FX thread; the toolkit must run or be allowed to start.
 */
public final class Screenshots {

    private Screenshots() {}

    /**
     * One picture per section that has a screen, of the first model where it is about one: {@code drift-dark.png} …, and one of the searches beside
     * the runs; of these places alone, where any are named, each at the range of its link.
     */
    public static List<Path> render(Engine engine, List<Link> wanted, Path folder, PictureFormat format) {
        return render(engine, ScreenCatalog.standard(), wanted.isEmpty() ? everywhere(engine) : wanted, folder, format);
    }

    private static List<Link> everywhere(Engine engine) {
        List<Place> places = new ArrayList<>();
        OptionalLong model =
                engine.registry().models().stream().mapToLong(ModelInfo::id).findFirst();
        for (Section section : ScreenCatalog.standard().sections()) {
            places.add(Place.of(section, model));
        }
        places.add(new Place.Searches());
        return places.stream().map(Link::new).toList();
    }

    /** A picture of each of these places. */
    public static List<Path> render(
            Engine engine, ScreenCatalog catalog, List<Link> links, Path folder, PictureFormat format) {
        EngineFacts facts = new EngineFacts(engine, Optional.empty());
        try (Camera camera = Camera.of(engine, facts, catalog, format)) {
            camera.act(window -> window.start(links.stream().map(Link::place).findFirst()));
            List<Path> files = new ArrayList<>();
            for (Link link : links) {
                // what one link says of the range is not meant for the next
                RangeChoice range = link.range().orElse(RangeChoice.USUAL);
                camera.act(window -> window.go(new Link(link.place(), Optional.of(range), link.layers())));
                Path file = folder.resolve(
                        link.place().word() + "-" + format.theme().word() + ".png");
                Camera.keep(camera.picture(), file);
                files.add(file);
            }
            return files;
        }
    }
}
