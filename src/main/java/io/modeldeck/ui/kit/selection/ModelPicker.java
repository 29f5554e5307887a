package io.modeldeck.ui.kit.selection;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ComboBox;

/** Chooses the model that all screens look at. */
public final class ModelPicker extends ComboBox<ModelInfo> {

    private final Selection selection;
    private boolean following;

    public ModelPicker(Selection selection) {
        this.selection = selection;
        getStyleClass().add("model-picker");
        setAccessibleText(Messages.text("model-picker.name"));
        HoverText.of(this, Messages.text("model-picker.name"));
        setPromptText(Messages.text("model-picker.none"));
        setVisibleRowCount(12);
        setConverter(ChoiceWords.of(ModelInfo::name));
        selection.models().addListener((ListChangeListener<ModelInfo>) change -> follow());
        selection.model().addListener(observable -> follow());
        valueProperty().addListener((property, before, now) -> {
            if (!following && now != null) {
                selection.choose(now.id());
            }
        });
        follow();
    }

    private void follow() {
        following = true;
        if (!getItems().equals(selection.models())) {
            getItems().setAll(selection.models());
        }
        Optional<ModelInfo> chosen = selection.model().get();
        setValue(chosen.orElse(null));
        setDisable(getItems().isEmpty());
        following = false;
    }
}
