package io.modeldeck.ui.workspace;

import io.modeldeck.app.Packs;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.intake.ModelPlace;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.dialog.PackInstall;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A model of transformers, PyTorch or TensorFlow from a file or folder, and the packs that serve them. */
final class FolderForm extends AddForm {

    private final FilePicker files;
    private final Consumer<ModelVersion> onAdded;
    private final FactList packs = new FactList();
    private final Label place = new Label(Messages.text("add.folder.none"));
    private final WishFields wish;
    private final VBox rest = new VBox();
    private final FactList facts = new FactList();
    private Optional<Path> chosen = Optional.empty();

    FolderForm(
            ScreenContext context,
            FilePicker files,
            DialogFrame frame,
            Runnable onChange,
            Consumer<ModelVersion> onAdded) {
        super(context, frame, onChange, Messages.text("add.folder"), Messages.text("add.folder.text"));
        this.files = files;
        this.onAdded = onAdded;
        wish = new WishFields(this::changed);
        Button folder = new Button(Messages.text("add.folder.folder"), Icons.of("fth-folder"));
        folder.setOnAction(
                event -> files.folder(node, Messages.text("add.folder.folder")).ifPresent(this::take));
        Button file = new Button(Messages.text("add.folder.file"), Icons.of("fth-file"));
        file.setOnAction(event -> files.file(node, Messages.text("add.folder.file"), FilePicker.Kind.ANY_MODEL)
                .ifPresent(this::take));
        folder.setMinWidth(Button.USE_PREF_SIZE);
        file.setMinWidth(Button.USE_PREF_SIZE);
        place.getStyleClass().add("muted");
        HBox line = new HBox(folder, file, place);
        line.getStyleClass().add("row");
        rest.getStyleClass().add("wide");
        rest.getChildren().addAll(facts, wish);
        rest.managedProperty().bind(rest.visibleProperty());
        rest.setVisible(false);
        Label heading = new Label(Messages.text("add.pack.heading"));
        heading.getStyleClass().add("heading");
        node.getChildren().addAll(line, rest, heading, packs);
        lane.run(Messages.text("add.pack.heading"), Packs::ofApplication, this::showPacks, frame::refuse);
    }

    @Override
    boolean isReady() {
        return chosen.isPresent() && wish.isReady();
    }

    /** Looks at what lies there. */
    void take(Path path) {
        frame.refuse("");
        chosen = Optional.empty();
        place.setText(path.toString());
        rest.setVisible(false);
        lane.run(Messages.text("add.onnx.looking"), () -> ModelPlace.of(path), this::show, frame::refuse);
        changed();
    }

    private void show(ModelPlace found) {
        chosen = Optional.of(found.path());
        facts.clear()
                .fact(
                        Messages.text("add.fetch.framework"),
                        Messages.text("add.kind." + found.kind().name().toLowerCase(Locale.ROOT)));
        String stem = found.path().getFileName().toString().replaceFirst("\\.[^.]+$", "");
        wish.suggest(stem, context.formats().sortable(context.now()).substring(0, 10));
        wish.showScript(found.kind() == ModelPlace.Kind.PYTORCH);
        rest.setVisible(true);
        changed();
    }

    private void showPacks(Packs present) {
        packs.clear();
        for (Packs.Pack pack : Packs.Pack.values()) {
            packs.fact(pack.word(), state(pack, present.libraries(pack).isPresent()));
        }
    }

    /** A pack that is not there brings the ways to get it. */
    private Node state(Packs.Pack pack, boolean installed) {
        Label words = new Label(Messages.text(installed ? "add.pack.installed" : "add.pack.missing"));
        HBox line = new HBox(words);
        line.getStyleClass().add("row");
        if (!installed) {
            words.getStyleClass().add("muted");
            line.getChildren().add(new PackInstall(pack, files, from -> install(pack, from)));
        }
        return line;
    }

    private void install(Packs.Pack pack, Path from) {
        frame.work(
                () -> {
                    Packs there = Packs.ofApplication();
                    there.install(pack, from);
                    return there;
                },
                this::showPacks);
    }

    @Override
    void submit() {
        Path path = chosen.orElseThrow();
        FetchWish wanted = wish.wish();
        frame.work(
                () -> context.engine()
                        .modelDoor()
                        .add(context.actor(), context.now(), path, wanted.model(), wanted.options()),
                onAdded);
    }
}
