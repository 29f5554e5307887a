package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Digest;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.Reveal;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a version is, as nodes: what it takes and gives, and its file. */
final class VersionParts {

    private VersionParts() {}

    /** Inputs, outputs, the columns that feed them, and classes. */
    static Node schema(ModelVersion version) {
        PlainTable table = new PlainTable(
                        Messages.text("schema.side"),
                        Messages.text("schema.name"),
                        Messages.text("schema.type"),
                        Messages.text("schema.shape"))
                .growing(3);
        version.inputs().forEach(input -> table.row(tensor(Messages.text("schema.input"), input)));
        version.outputs().forEach(output -> table.row(tensor(Messages.text("schema.output"), output)));
        VBox all = new VBox(8, table);
        FactList more = new FactList();
        // an input that is fed by the column of its name says so by its name
        String mapping = version.mapping().bindings().stream()
                .filter(binding -> !binding.columns().equals(List.of(binding.input())))
                .map(binding -> binding.input() + " ← " + String.join(", ", binding.columns()))
                .collect(Collectors.joining("\n"));
        if (!mapping.isEmpty()) {
            more.fact(Messages.text("board.mapping"), mapping);
        }
        if (!version.classes().isEmpty()) {
            more.fact(Messages.text("board.classes"), String.join(", ", version.classes()));
        }
        if (!more.getChildren().isEmpty()) {
            all.getChildren().add(more);
        }
        return all;
    }

    private static List<String> tensor(String side, TensorSpec tensor) {
        return List.of(side, tensor.name(), tensor.type().word(), shape(tensor));
    }

    /** {@code N × 4}; one value where it has no dimensions. */
    private static String shape(TensorSpec tensor) {
        return tensor.shape().isEmpty()
                ? Messages.text("schema.scalar")
                : tensor.shape().stream()
                        .map(length -> length < 0 ? "N" : Long.toString(length))
                        .collect(Collectors.joining(" × "));
    }

    /** The whole SHA-256 with a button that copies it, the size, and the way to the file itself. */
    static Node file(ScreenContext context, Digest digest, long size) {
        Label hash = new Paragraph(digest.hex(), "mono");
        HBox.setHgrow(hash, Priority.ALWAYS);
        HBox row = new HBox(
                hash, Icons.button("fth-copy", Messages.text("board.hash.copy"), () -> Clipboards.copy(digest.hex())));
        row.getStyleClass().add("row");
        Action way = Reveal.action(
                context.tasks(), context.engine().workspace().artifacts().path(digest));
        Hyperlink reveal = new Hyperlink(way.text());
        reveal.setOnAction(event -> way.run().run());
        HBox about = new HBox(12, new Paragraph(Messages.text("board.size", Formats.bytes(size)), "caption"), reveal);
        about.getStyleClass().add("row");
        return new VBox(4, row, about);
    }
}
