package io.modeldeck.ui.kit.dialog;

import io.modeldeck.ui.kit.text.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Asks for files and folders. Called on the FX thread; empty where the person thought better of it. */
public interface FilePicker {

    /** Files of a kind, for the filter of the dialog. */
    enum Kind {
        MODEL("files.models", List.of("*.onnx")),
        ANY_MODEL("files.any-models", List.of("*.pt", "*.pth", "*.jit", "*.torchscript", "*.ts", "*.onnx", "*.json")),
        RECIPE("files.recipes", List.of("*.json")),
        PROFILE("files.profiles", List.of("*.json")),
        BACKUP("files.backups", List.of("*.zip")),
        ROWS("files.rows", List.of("*.csv", "*.csv.gz", "*.tsv", "*.jsonl", "*.jsonl.gz", "*.ndjson")),
        PICTURE("files.pictures", List.of("*.png", "*.jpg", "*.jpeg", "*.gif", "*.bmp")),
        SOUND("files.sounds", List.of("*.wav", "*.aif", "*.aiff", "*.au"));

        private final String key;
        private final List<String> endings;

        Kind(String key, List<String> endings) {
            this.key = key;
            this.endings = endings;
        }
    }

    Optional<Path> file(Node owner, String title, Kind kind);

    Optional<Path> folder(Node owner, String title);

    /** A file that is to be written. */
    Optional<Path> newFile(Node owner, String title, String suggestedName);

    /** The dialogs of the operating system. */
    static FilePicker system() {
        return new FilePicker() {
            @Override
            public Optional<Path> file(Node owner, String title, Kind kind) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.getExtensionFilters()
                        .setAll(
                                new FileChooser.ExtensionFilter(Messages.text(kind.key), kind.endings),
                                new FileChooser.ExtensionFilter(Messages.text("files.all"), "*.*"));
                return path(chooser.showOpenDialog(window(owner)));
            }

            @Override
            public Optional<Path> folder(Node owner, String title) {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(title);
                return path(chooser.showDialog(window(owner)));
            }

            @Override
            public Optional<Path> newFile(Node owner, String title, String suggestedName) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                chooser.setInitialFileName(suggestedName);
                return path(chooser.showSaveDialog(window(owner)));
            }
        };
    }

    private static Optional<Path> path(File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    private static Window window(Node owner) {
        return owner.getScene() == null ? null : owner.getScene().getWindow();
    }
}
