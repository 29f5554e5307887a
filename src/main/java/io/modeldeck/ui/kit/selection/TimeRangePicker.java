package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/** Chooses the range of time that all screens look at: presets on the left, from and to on the right. */
public final class TimeRangePicker extends Button {

    private final Selection selection;
    private final Formats formats;
    private final PopOver popOver;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Label fault = new Label();
    private final ToggleGroup presets = new ToggleGroup();
    private final Label origin = new Label();
    private final VBox recent = new VBox();
    private boolean keyed;

    public TimeRangePicker(Selection selection, Formats formats) {
        this.selection = selection;
        this.formats = formats;
        getStyleClass().add("time-range-picker");
        setGraphic(Icons.of("fth-calendar"));
        popOver = new PopOver(content());
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setArrowSize(0);
        popOver.setAnimated(!Theme.isMotionReduced());
        popOver.setDetachable(false);
        setOnAction(event -> open());
        selection.choice().addListener(observable -> follow());
        selection.model().addListener(observable -> follow());
        follow();
    }

    /** Opens the choice below the button, or closes it. */
    public void open() {
        if (popOver.isShowing()) {
            popOver.hide();
            return;
        }
        TimeRange range = selection.range();
        switch (selection.choice().get()) {
            case RangeChoice.Last last -> fill(new TypedTime.Back(last.length()), new TypedTime.Back(Duration.ZERO));
            case RangeChoice.Moving moving -> fill(moving.from(), moving.to());
            case RangeChoice.All all -> fill(new TypedTime.At(range.from()), new TypedTime.Back(Duration.ZERO));
            case RangeChoice.Between between -> fill(new TypedTime.At(range.from()), new TypedTime.At(range.to()));
        }
        showRecent();
        check();
        keyed = false;
        popOver.show(this, 4);
        popOver.getRoot().getStylesheets().setAll(getScene().getStylesheets());
        from.requestFocus();
    }

    private void showRecent() {
        List<RangeChoice> before = selection.steps().recent();
        recent.getChildren().clear();
        if (!before.isEmpty()) {
            Label title = new Label(Messages.text("range.recent"));
            title.getStyleClass().add("field-label");
            recent.getChildren().add(title);
        }
        before.forEach(choice -> {
            Button button = new Button(choice.words(formats));
            button.getStyleClass().addAll("flat", "range-preset");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(event -> choose(choice));
            recent.getChildren().add(button);
        });
    }

    private void fill(TypedTime start, TypedTime end) {
        from.setText(typed(start));
        to.setText(typed(end));
    }

    private String typed(TypedTime time) {
        return time instanceof TypedTime.At at ? formats.sortable(at.instant()) : time.text();
    }

    /** The choice itself, as it is shown in the pop-over. */
    public VBox content() {
        VBox left = new VBox();
        left.getStyleClass().add("range-presets");
        for (RangeChoice preset : RangeChoice.PRESETS) {
            ToggleButton button = new ToggleButton(preset.words(formats));
            button.getStyleClass().addAll("flat", "range-preset");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setUserData(preset);
            button.setToggleGroup(presets);
            button.setOnAction(event -> choose(preset));
            left.getChildren().add(button);
        }
        Button apply = new Button(Messages.text("range.apply"));
        apply.getStyleClass().add("accent");
        apply.setDefaultButton(true);
        apply.setOnAction(event -> apply());
        fault.getStyleClass().addAll("field-fault", Tone.DANGER.styleClass());
        fault.setWrapText(true);
        fault.setMinHeight(32);
        fault.setPrefWidth(220);
        origin.getStyleClass().add("field-hint");
        origin.setWrapText(true);
        origin.setPrefWidth(220);
        origin.setMinHeight(Region.USE_PREF_SIZE);
        from.textProperty().addListener(observable -> check());
        to.textProperty().addListener(observable -> check());
        from.setOnAction(event -> apply());
        to.setOnAction(event -> apply());
        VBox right = new VBox(
                field(Messages.text("range.from"), from), field(Messages.text("range.to"), to), fault, apply, origin);
        right.getStyleClass().add("range-typed");
        HBox both = new HBox(left, right);
        VBox box = new VBox(both, recent);
        box.getStyleClass().add("range-choice");
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyed = true);
        box.addEventFilter(KeyEvent.KEY_TYPED, this::onlyOwn);
        return box;
    }

    /** The letter of the key that opened the choice is not typed into it: that key was pressed before the choice was there. */
    private void onlyOwn(KeyEvent typed) {
        if (!keyed) {
            typed.consume();
        }
    }

    private static VBox field(String name, TextField field) {
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setAccessibleText(name);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    private void choose(RangeChoice chosen) {
        popOver.hide();
        selection.choice().set(chosen);
        follow();
    }

    private void apply() {
        typed().ifPresent(choice -> {
            popOver.hide();
            selection.choice().set(choice);
        });
    }

    private void check() {
        typed();
    }

    private Optional<RangeChoice> typed() {
        try {
            RangeChoice choice = RangeChoice.of(
                    TypedTime.parse(from.getText(), formats.zone()), TypedTime.parse(to.getText(), formats.zone()));
            if (selection.rangeOf(choice).isEmpty()) {
                throw new Problem(Messages.text("range.reversed"));
            }
            fault.setText("");
            return Optional.of(choice);
        } catch (Problem problem) {
            fault.setText(problem.getMessage());
            return Optional.empty();
        }
    }

    private void follow() {
        TimeRange range = selection.range();
        RangeChoice choice = selection.choice().get();
        String words = choice.words(formats);
        setText(words);
        String exact = formats.timeWithZone(range.from()) + " – " + formats.timeWithZone(range.to());
        Optional<ModelInfo> historical = selection.model().get().filter(model -> model.isHistorical(formats.now()));
        String zone = Messages.text("range.zone", formats.zoneName());
        origin.setText(historical
                .flatMap(ModelInfo::newestEventAt)
                .map(newest -> Messages.text("range.historical", formats.time(newest)) + " " + zone)
                .orElse(zone));
        HoverText.of(this, exact);
        setAccessibleText(Messages.text("range.name", words, exact));
        presets.getToggles().forEach(toggle -> toggle.setSelected(choice.equals(toggle.getUserData())));
    }
}
