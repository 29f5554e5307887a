package io.modeldeck.ui.playground;

import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Which version is asked, and which one beside it. */
final class VersionChoice extends HBox {

    private final ScreenContext context;
    private final Runnable onChosen;
    private final ComboBox<Askable> first = new ComboBox<>();
    private final ComboBox<Askable> second = new ComboBox<>();
    private final Button compare = new Button(Messages.text("playground.compare"));
    private final Button alone = Icons.button("fth-x", Messages.text("playground.alone"), this::alone);
    private boolean filling;

    VersionChoice(ScreenContext context, Runnable onChosen) {
        this.context = context;
        this.onChosen = onChosen;
        for (ComboBox<Askable> picker : List.of(first, second)) {
            picker.setConverter(ChoiceWords.of(VersionChoice::words));
            picker.setVisibleRowCount(14);
            picker.setMaxWidth(320);
            HBox.setHgrow(picker, Priority.SOMETIMES);
            picker.valueProperty().addListener(observable -> chosen());
        }
        first.setAccessibleText(Messages.text("playground.version"));
        second.setAccessibleText(Messages.text("playground.second"));
        compare.setOnAction(event -> compareWithNext());
        Label against = new Label(Messages.text("playground.against"));
        against.getStyleClass().add("muted");
        for (Node node : List.of(against, second, alone)) {
            node.managedProperty().bind(node.visibleProperty());
            node.visibleProperty().bind(compare.visibleProperty().not());
        }
        compare.managedProperty().bind(compare.visibleProperty());
        getStyleClass().add("row");
        getChildren().addAll(first, compare, against, second, alone);
    }

    private static String words(Askable asked) {
        return asked.version().shortLabel() + " · "
                + Messages.text("stage." + asked.version().stage().word());
    }

    /** What can be asked; what was chosen stays chosen while it exists. */
    void offer(List<Askable> all, OptionalLong wanted) {
        filling = true;
        long before = first.getValue() == null ? 0 : first.getValue().id();
        long beside = second.getValue() == null ? 0 : second.getValue().id();
        first.getItems().setAll(all);
        second.getItems().setAll(all);
        Optional<Askable> chosen = find(all, wanted.orElse(before));
        first.setValue(chosen.orElse(all.isEmpty() ? null : all.getFirst()));
        second.setValue(find(all, beside).orElse(null));
        filling = false;
        chosen();
    }

    private static Optional<Askable> find(List<Askable> all, long id) {
        return all.stream().filter(each -> each.id() == id).findFirst();
    }

    private void chosen() {
        if (!filling && first.getValue() != null) {
            onChosen.run();
        }
    }

    /** The version that is asked first. */
    Optional<Askable> first() {
        return Optional.ofNullable(first.getValue());
    }

    /** Who is asked: one, or two that take the same; nobody while there is nothing to choose from. */
    List<Askable> asked() {
        List<Askable> asked = new ArrayList<>();
        first().ifPresent(asked::add);
        first().flatMap(one -> Optional.ofNullable(second.getValue()).filter(other -> other.way() == one.way()))
                .ifPresent(asked::add);
        return asked;
    }

    /** Another version of the same model, else another model that is asked in the same way. */
    void compareWithNext() {
        Askable one = first.getValue();
        if (one == null) {
            return;
        }
        List<Askable> others = first.getItems().stream()
                .filter(each -> each.id() != one.id() && each.way() == one.way())
                .toList();
        Optional<Askable> next = others.stream()
                .filter(each -> each.version().modelId() == one.version().modelId())
                .findFirst()
                .or(() -> others.stream().findFirst());
        if (next.isEmpty()) {
            context.toasts().show(Messages.text("playground.compare.none"));
            return;
        }
        compare.setVisible(false);
        second.setValue(next.get());
    }

    private void alone() {
        compare.setVisible(true);
        second.setValue(null);
    }
}
