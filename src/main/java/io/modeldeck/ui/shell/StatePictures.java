package io.modeldeck.ui.shell;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.AddModel;
import io.modeldeck.store.Workspace;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The gallery of states as files: {@code alerts-loading-light.png} … Off the FX thread. */
public final class StatePictures {

    private static final String NEW_MODEL = "new-model";

    private StatePictures() {}

    /** A picture of each screen in each state, with the workspace where a screen needs something to show. */
    public static List<Path> render(Workspace workspace, Clock clock, Path folder, PictureFormat format) {
        List<Path> files = new ArrayList<>();
        StateGallery gallery = new StateGallery(
                ScreenCatalog.standard(), format, shot -> files.add(keep(shot, folder, format.theme())));
        gallery.full(workspace, clock);
        withNewWorkspace(clock, fresh -> gallery.asIs(fresh, clock, StateGallery.Condition.EMPTY), false);
        withNewWorkspace(clock, fresh -> gallery.asIs(fresh, clock, StateGallery.Condition.NEW), true);
        return List.copyOf(files);
    }

    private static Path keep(StateGallery.Shot shot, Path folder, ThemeChoice theme) {
        Path file =
                folder.resolve(shot.section().word() + "-" + shot.condition().word() + "-" + theme.word() + ".png");
        Camera.keep(shot.picture(), file);
        return file;
    }

    /** A workspace in a temporary folder that is gone afterwards: with nothing in it, or with a model and nothing else. */
    static void withNewWorkspace(Clock clock, java.util.function.Consumer<Workspace> work, boolean withModel) {
        try {
            Path folder = Files.createTempDirectory("modeldeck-states");
            try {
                Workspace workspace = new Workspace(folder.resolve("workspace"));
                fill(workspace, clock, withModel);
                work.accept(workspace);
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new Problem("The temporary folder cannot be used (" + DiskReason.of(e) + "); make room there.", e);
        }
    }

    private static void fill(Workspace workspace, Clock clock, boolean withModel) {
        try (Engine engine = Engine.open(workspace, clock, () -> {}).orElseThrow()) {
            if (withModel) {
                engine.modelIntake().addExternal(Actor.system(), clock.instant(), AddModel.named(NEW_MODEL, "1"));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
