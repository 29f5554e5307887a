package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchSource;
import io.modeldeck.intake.Inspection;
import io.modeldeck.intake.Variant;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A model that is fetched from a hub or an address: looked at first, then queued. */
final class FetchedForm extends AddForm {

    private final Consumer<FetchJob> onQueued;
    private final TextField source = new TextField();
    private final Button look = new Button(Messages.text("add.fetch.look"), Icons.of("fth-search"));
    private final FactList facts = new FactList();
    private final Paragraph notes = new Paragraph("", "muted");
    private final ComboBox<Variant> variant = new ComboBox<>();
    private final WishFields wish;
    private final VBox rest = new VBox();
    private Optional<Inspection> looked = Optional.empty();

    /** @param onList asked for a whole list of models instead */
    FetchedForm(
            ScreenContext context, DialogFrame frame, Runnable onChange, Consumer<FetchJob> onQueued, Runnable onList) {
        super(context, frame, onChange, Messages.text("add.fetch"), Messages.text("add.fetch.text"));
        this.onQueued = onQueued;
        wish = new WishFields(this::changed);
        source.setId("fetch-source");
        source.setPromptText(Messages.text("add.fetch.prompt"));
        source.textProperty().addListener(any -> forget());
        look.setMinWidth(Button.USE_PREF_SIZE);
        look.setOnAction(event -> look());
        HBox.setHgrow(source, Priority.ALWAYS);
        HBox line = new HBox(source, look);
        line.getStyleClass().add("row");
        variant.setMaxWidth(Double.MAX_VALUE);
        variant.setConverter(ChoiceWords.of(FetchedForm::words));
        rest.getStyleClass().add("wide");
        rest.getChildren().addAll(facts, notes, new Field(Messages.text("add.fetch.variant"), variant), wish);
        rest.managedProperty().bind(rest.visibleProperty());
        notes.managedProperty().bind(notes.visibleProperty());
        Hyperlink list = new Hyperlink(Messages.text("add.profile.open"));
        list.setOnAction(event -> onList.run());
        node.getChildren().addAll(line, list, rest);
        forget();
    }

    private static String words(Variant variant) {
        String size =
                variant.totalSize() == 0 ? Messages.text("add.fetch.no-size") : Formats.bytes(variant.totalSize());
        return variant.name() + " · " + variant.precision() + " · " + size;
    }

    private void forget() {
        looked = Optional.empty();
        rest.setVisible(false);
        look.setDisable(source.getText().isBlank());
        changed();
    }

    @Override
    String verb() {
        return Messages.text("add.fetch.verb");
    }

    @Override
    boolean isReady() {
        return looked.isPresent() && variant.getValue() != null && wish.isReady();
    }

    /** Asks the source what it has. */
    private void look() {
        try {
            take(FetchSource.guess(
                    source.getText().strip(), context.engine().fetches().hub()));
        } catch (Problem problem) {
            frame.refuse(problem.getMessage());
        }
    }

    void take(FetchSource from) {
        frame.refuse("");
        look.setDisable(true);
        lane.run(
                Messages.text("add.fetch.looking"),
                () -> context.engine().fetches().inspect(from),
                this::show,
                failure -> {
                    look.setDisable(false);
                    frame.refuse(failure);
                });
    }

    private void show(Inspection found) {
        look.setDisable(false);
        looked = Optional.of(found);
        facts.clear()
                .fact(
                        Messages.text("add.fetch.framework"),
                        found.framework().orElse(Messages.text("add.fetch.unknown")))
                .fact(Messages.text("add.fetch.source"), found.source().reference());
        found.revision().ifPresent(revision -> facts.fact(Messages.text("add.fetch.revision"), revision));
        if (found.metadata().get("taskType") instanceof String task) {
            facts.fact(Messages.text("add.task"), task);
        }
        if (found.metadata().get("license") instanceof String license) {
            facts.fact(Messages.text("add.fetch.license"), license);
        }
        notes.setText(String.join(" ", found.notes()));
        notes.setVisible(!found.notes().isEmpty());
        variant.getItems().setAll(found.variants());
        variant.getSelectionModel().selectFirst();
        wish.suggest(
                found.suggestedModelName(),
                found.revision()
                        .map(revision -> revision.substring(0, Math.min(12, revision.length())))
                        .orElseGet(
                                () -> context.formats().sortable(context.now()).substring(0, 10)));
        wish.showScript(found.framework().filter("pytorch"::equals).isPresent());
        rest.setVisible(true);
        changed();
    }

    @Override
    void submit() {
        FetchSource from = looked.orElseThrow().source();
        String chosen = variant.getValue().name();
        frame.work(
                () -> context.engine()
                        .fetches()
                        .start(context.actor(), context.now(), from, chosen, wish.wish(), Optional.empty()),
                onQueued);
    }
}
