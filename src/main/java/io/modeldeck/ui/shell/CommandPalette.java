package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One field over everything: type a few letters, go there or do it. The keyboard stays in the field; arrows choose, Enter does. */
final class CommandPalette extends VBox {

    private static final int SHOWN = 60;
    private static final double WIDTH = 620;
    private static final double HEIGHT = 380;

    private final TextField field = new TextField();
    private final ListView<Offer> list = new ListView<>();
    private final Label nothing = new Label(Messages.text("palette.nothing"));
    private final List<Offer> offers = new ArrayList<>();
    private final Consumer<Offer> onChosen;
    private final Consumer<String> onPlace;

    /**
     * @param onChosen told what was chosen
     * @param onPlace told the text of a place that was pasted
     */
    CommandPalette(Consumer<Offer> onChosen, Consumer<String> onPlace) {
        this.onChosen = onChosen;
        this.onPlace = onPlace;
        getStyleClass().addAll("dialog", "palette");
        setPrefSize(WIDTH, HEIGHT);
        field.setPromptText(Messages.text("palette.prompt"));
        field.setAccessibleText(Messages.text("palette.prompt"));
        field.textProperty().addListener(observable -> search());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setAccessibleText(Messages.text("palette.list"));
        list.setFocusTraversable(false);
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label help = new Label(Messages.text("palette.help"));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(field, list, help);
    }

    /** Offers these too; what is known at once comes first, what must be read later. */
    void offer(List<Offer> more) {
        offers.addAll(more);
        search();
    }

    void focus() {
        field.requestFocus();
    }

    /** What is shown now, for tests. */
    List<Offer> shown() {
        return List.copyOf(list.getItems());
    }

    private void search() {
        list.getItems().setAll(OfferSearch.find(field.getText(), offers, SHOWN));
        nothing.setText(Messages.text(isPlace() ? "palette.place" : "palette.nothing"));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private boolean isPlace() {
        return field.getText().strip().startsWith(Place.SCHEME);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(-1, event);
            case DOWN -> move(1, event);
            case PAGE_UP -> move(-8, event);
            case PAGE_DOWN -> move(8, event);
            case ENTER -> {
                event.consume();
                choose();
            }
            default -> {}
        }
    }

    private void move(int by, KeyEvent event) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = list.getSelectionModel().getSelectedIndex();
            // from the last one on to the first, and back
            int next = Math.abs(by) == 1 ? Math.floorMod(at + by, size) : Math.clamp(at + (long) by, 0, size - 1);
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - 4));
        }
        event.consume();
    }

    private void choose() {
        if (isPlace()) {
            onPlace.accept(field.getText().strip());
        } else if (list.getSelectionModel().getSelectedItem() != null) {
            onChosen.accept(list.getSelectionModel().getSelectedItem());
        }
    }

    private static final class Cell extends ListCell<Offer> {

        private final Label text = new Label();
        private final Label hint = new Label();
        private final HBox row;

        Cell() {
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            hint.getStyleClass().add("muted");
            hint.setMinWidth(USE_PREF_SIZE);
            row = new HBox(8, text, gap, hint);
            row.setAlignment(Pos.CENTER_LEFT);
            // as wide as the list shows, so that a long text is shortened and its hint stays in sight
            setPrefWidth(0);
            row.prefWidthProperty()
                    .bind(widthProperty().subtract(Bindings.createDoubleBinding(this::sides, insetsProperty())));
        }

        private double sides() {
            return snappedLeftInset() + snappedRightInset();
        }

        @Override
        protected void updateItem(Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            boolean shown = !empty && offer != null;
            setGraphic(shown ? row : null);
            if (shown) {
                text.setText(offer.text());
                row.setDisable(offer.refusal().isPresent());
                hint.setText(offer.refusal().isPresent() ? Messages.text("palette.refused") : offer.hint());
                setAccessibleText(offer.text() + " " + offer.refusal().orElse(offer.hint()));
                setTooltip(offer.refusal().map(Tooltip::new).orElse(null));
            }
        }
    }
}
