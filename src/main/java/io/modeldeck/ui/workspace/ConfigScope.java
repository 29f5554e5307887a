package io.modeldeck.ui.workspace;

import io.modeldeck.registry.ModelInfo;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** For whom the config is shown and changed: the whole workspace, or one model. Shared by the sections of the config. */
final class ConfigScope {

    private final ObjectProperty<Optional<ModelInfo>> model = new SimpleObjectProperty<>(Optional.empty());

    ObjectProperty<Optional<ModelInfo>> model() {
        return model;
    }

    OptionalLong modelId() {
        return model.get().map(info -> OptionalLong.of(info.id())).orElse(OptionalLong.empty());
    }
}
