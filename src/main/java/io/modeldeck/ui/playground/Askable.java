package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A version that can be asked here, and in which way. */
record Askable(ModelVersion version, Way way) {

    /** What it takes. */
    enum Way {
        /** Rows of a table, by a form. */
        ROW,
        /** A text, answered with words or a vector. */
        TEXT,
        /** Tensors, as JSON or from a picture or a sound. */
        TENSORS
    }

    static Askable of(ModelVersion version) {
        Way way = version.readsText() ? Way.TEXT : version.mapping().isEmpty() ? Way.TENSORS : Way.ROW;
        return new Askable(version, way);
    }

    /** Every version that can be asked, model by model; of each the one in production first, then the newest. */
    static List<Askable> all(Engine engine) {
        List<Askable> all = new ArrayList<>();
        for (ModelInfo model : engine.registry().models()) {
            engine.registry().versions(model.id()).stream()
                    .filter(version -> !version.isExternal())
                    .sorted(Comparator.comparing((ModelVersion version) -> version.stage() != Stage.PRODUCTION)
                            .thenComparing(Comparator.comparing(ModelVersion::deploymentVersion)
                                    .reversed()))
                    .map(Askable::of)
                    .forEach(all::add);
        }
        return all;
    }

    long id() {
        return version.id();
    }

    /** Small models in this process answer while somebody types; whatever starts a process or asks a server waits to be asked. */
    boolean answersAtOnce() {
        return way == Way.ROW && ModelVersion.ONNX.equals(version.framework());
    }
}
