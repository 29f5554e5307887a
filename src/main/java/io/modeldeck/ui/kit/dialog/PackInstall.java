package io.modeldeck.ui.kit.dialog;

import io.modeldeck.app.Packs;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;

/** The button that installs a pack from a folder with its libraries; its tip has the command that fills such a folder. */
public final class PackInstall extends Button {

    /** @param onFolder told which folder a person chose */
    public PackInstall(Packs.Pack pack, FilePicker files, Consumer<Path> onFolder) {
        super(Messages.text("pack.install"), Icons.of("fth-folder-plus"));
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        HoverText.of(this, Messages.text("pack.command", pack.command()));
        setOnAction(event -> files.folder(this, Messages.text("pack.install")).ifPresent(onFolder));
    }
}
