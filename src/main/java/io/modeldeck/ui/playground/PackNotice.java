package io.modeldeck.ui.playground;

import io.modeldeck.app.Packs;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.dialog.PackInstall;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says which runtimes the chosen versions need that are not installed, with what installs them. Not shown where none is missing. */
final class PackNotice extends VBox {

    private final ScreenContext context;
    private final FilePicker picker;
    private final FxTasks.Lane lane;
    private final Runnable onInstalled;
    private List<Askable> asked = List.of();

    PackNotice(ScreenContext context, FilePicker picker, Runnable onInstalled) {
        this.context = context;
        this.picker = picker;
        this.onInstalled = onInstalled;
        this.lane = context.tasks().lane();
        getStyleClass().add("column");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Looks whether those can be served. */
    void of(List<Askable> versions) {
        asked = versions;
        lane.run(Messages.text("playground.loading"), () -> missing(versions), this::show);
    }

    private static List<Packs.Pack> missing(List<Askable> versions) {
        Packs packs = Packs.ofApplication();
        return versions.stream()
                .map(each -> Packs.Pack.serving(each.version().framework()))
                .flatMap(Optional::stream)
                .distinct()
                .filter(pack -> packs.libraries(pack).isEmpty())
                .toList();
    }

    private void show(List<Packs.Pack> missing) {
        getChildren().setAll(missing.stream().map(this::strip).toList());
        setVisible(!missing.isEmpty());
    }

    private HBox strip(Packs.Pack pack) {
        Paragraph sentence = new Paragraph(Messages.text("playground.pack", pack.word(), pack.command()));
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        HBox strip = new HBox(
                Glyph.WARNING.node(Tone.WARNING), sentence, new PackInstall(pack, picker, from -> install(pack, from)));
        strip.getStyleClass().addAll("state-strip", Tone.WARNING.styleClass());
        return strip;
    }

    private void install(Packs.Pack pack, Path from) {
        context.tasks()
                .run(
                        Messages.text("pack.install"),
                        () -> {
                            Packs.ofApplication().install(pack, from);
                            return pack;
                        },
                        installed -> {
                            context.toasts().show(Messages.text("pack.installed.done", installed.word()));
                            of(asked);
                            onInstalled.run();
                        });
    }
}
