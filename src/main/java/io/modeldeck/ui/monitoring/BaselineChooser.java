package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.BaselineSource;
import io.modeldeck.report.BaselineOutlook;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The choice of what windows are compared with, each with date and size, and what would come of it before it is kept. */
final class BaselineChooser extends VBox {

    /** Room for what an outlook says, so that nothing moves under the cursor. */
    private static final double ROOM = 92;

    private final ScreenContext context;
    private final List<BaselineOption> options;
    private final Function<BaselineSource, BaselineOutlook> outlook;
    private final FxTasks.Lane lane;
    private final HBox kinds = new HBox();
    private final ComboBox<Choice<BaselineOption>> several = new ComboBox<>();
    private final Label rows = new Label();
    private final Paragraph hint = new Paragraph("", "field-hint");
    private final VBox lines = new VBox();
    private volatile BaselineSource chosen;

    /** @param outlook what would come of a choice; asked off the FX thread */
    BaselineChooser(
            ScreenContext context, List<BaselineOption> options, Function<BaselineSource, BaselineOutlook> outlook) {
        this.context = context;
        this.options = options;
        this.outlook = outlook;
        lane = context.tasks().lane();
        getStyleClass().add("column");
        lines.getStyleClass().add("column");
        lines.setMinHeight(ROOM);
        rows.getStyleClass().add("strong");
        rows.setWrapText(true);
        rows.setMinHeight(Region.USE_PREF_SIZE);
        several.setMaxWidth(Double.MAX_VALUE);
        several.setAccessibleText(Messages.text("drift.choice.which"));
        several.managedProperty().bind(several.visibleProperty());
        several.setOnAction(event -> {
            if (several.getValue() != null) {
                choose(several.getValue().value());
            }
        });
        Label what = new Label(Messages.text("drift.choice.outlook"));
        what.getStyleClass().add("field-label");
        getChildren().addAll(kinds, several, rows, hint, what, lines);
        kinds();
    }

    /** What is chosen. Any thread. */
    BaselineSource chosen() {
        return chosen;
    }

    private void kinds() {
        ToggleGroup group = new ToggleGroup();
        List<BaselineOption.Kind> offered = new ArrayList<>();
        for (BaselineOption.Kind kind : BaselineOption.Kind.values()) {
            if (kind != BaselineOption.Kind.EARLIER || !of(kind).isEmpty()) {
                offered.add(kind);
            }
        }
        for (BaselineOption.Kind kind : offered) {
            ToggleButton button = new ToggleButton(Messages.text("drift.choice." + kind.name()));
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass()
                    .add(
                            kind == offered.getFirst()
                                    ? "left-pill"
                                    : kind == offered.getLast() ? "right-pill" : "center-pill");
            button.setDisable(of(kind).isEmpty());
            button.setOnAction(event -> {
                button.setSelected(true);
                open(kind);
            });
            kinds.getChildren().add(button);
            if (kind == BaselineOption.Kind.FIXED) {
                button.setSelected(true);
            }
        }
        open(BaselineOption.Kind.FIXED);
    }

    private List<BaselineOption> of(BaselineOption.Kind kind) {
        return options.stream().filter(option -> option.kind() == kind).toList();
    }

    private void open(BaselineOption.Kind kind) {
        hint.setText(Messages.text("drift.choice.hint." + kind.name()));
        List<Choice<BaselineOption>> choices = of(kind).stream()
                .map(option -> new Choice<>(option, option.name(context.formats())))
                .toList();
        several.setVisible(kind == BaselineOption.Kind.ROLLING || kind == BaselineOption.Kind.EARLIER);
        several.getItems().setAll(choices);
        several.setValue(choices.getFirst());
        choose(choices.getFirst().value());
    }

    private void choose(BaselineOption option) {
        if (option.source().equals(chosen)) {
            return;
        }
        chosen = option.source();
        rows.setText(
                option.kind() == BaselineOption.Kind.ROLLING
                        ? Messages.text("drift.choice.now", option.text(context.formats()))
                        : option.text(context.formats()));
        say(List.of(Messages.text("drift.choice.trying")));
        lane.run(
                Messages.text("drift.set-baseline"),
                () -> outlook.apply(option.source()),
                found -> say(OutlookText.of(found)),
                failure -> say(List.of(failure.sentence())));
    }

    private void say(List<String> sentences) {
        lines.getChildren().setAll(sentences.stream().map(Paragraph::new).toList());
    }
}
