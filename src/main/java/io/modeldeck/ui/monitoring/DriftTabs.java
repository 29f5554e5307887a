package io.modeldeck.ui.monitoring;

import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;

/** The parts of Drift side by side, each with how much of it drifts. */
final class DriftTabs {

    enum Tab {
        INPUT,
        PREDICTION,
        CONCEPT,
        HEAT;

        Optional<DriftType> type() {
            return this == HEAT ? Optional.empty() : Optional.of(DriftType.valueOf(name()));
        }

        static Tab of(DriftType type) {
            return valueOf(type.name());
        }

        private String text() {
            return Messages.text("drift.tab." + name());
        }
    }

    private final Map<Tab, ToggleButton> buttons = new EnumMap<>(Tab.class);

    DriftTabs(Pane into, Consumer<Tab> open) {
        ToggleGroup group = new ToggleGroup();
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton(tab.text());
            button.setToggleGroup(group);
            button.getStyleClass().add(tab == Tab.INPUT ? "left-pill" : tab == Tab.HEAT ? "right-pill" : "center-pill");
            button.setMinWidth(ToggleButton.USE_PREF_SIZE);
            button.setOnAction(event -> open.accept(tab));
            buttons.put(tab, button);
            into.getChildren().add(button);
        }
    }

    void select(Tab tab) {
        buttons.get(tab).setSelected(true);
    }

    /** Names each with the number of those that drift. */
    void count(DriftData data) {
        buttons.forEach((tab, button) -> {
            long drifting = tab.type()
                    .map(type -> data.of(type).stream()
                            .filter(result -> result.state() == DriftState.DRIFT
                                    && (result.feature().isPresent() || type == DriftType.CONCEPT))
                            .count())
                    .orElse(0L);
            button.setText(
                    drifting == 0
                            ? tab.text()
                            : Messages.text("drift.tab.drifting", tab.text(), Formats.count(drifting)));
        });
    }
}
