package io.modeldeck.ui.kit.control;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Tab;

/** A tab whose content is made when somebody first comes to it: the toolkit styles and lays out what hidden tabs hold, too. On the FX thread. */
public final class LateTab<N extends Node> {

    private final Tab tab;
    private final Supplier<N> make;
    private Optional<N> made = Optional.empty();

    /** @param come told each time somebody comes to it, its content being there */
    public LateTab(Tab tab, Supplier<N> make, Runnable come) {
        this.tab = tab;
        this.make = make;
        tab.selectedProperty().addListener((property, before, now) -> {
            if (now) {
                get();
                come.run();
            }
        });
    }

    /** The content, if it was made already. */
    public Optional<N> made() {
        return made;
    }

    /** The content, made now at the latest. */
    public N get() {
        N content = made.orElseGet(make);
        if (made.isEmpty()) {
            made = Optional.of(content);
            tab.setContent(content);
        }
        return content;
    }

    public boolean isSelected() {
        return tab.isSelected();
    }

    public void select() {
        tab.getTabPane().getSelectionModel().select(tab);
    }

    public void setText(String title) {
        tab.setText(title);
    }
}
