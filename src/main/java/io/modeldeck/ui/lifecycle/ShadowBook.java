package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.validation.PastValidation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What can be replayed, and what was kept of earlier replays; read in one go off the FX thread.
 *
 * @param versions that run here, those first that are on their way up
 * @param chosen the one to begin with; empty where there is none
 * @param kept earlier replays of the model, the newest first
 */
record ShadowBook(List<ModelVersion> versions, Optional<ModelVersion> chosen, List<PastValidation> kept) {

    private static final int MOST = 200;

    static ShadowBook read(Engine engine, ModelInfo model, OptionalLong wanted) {
        return of(
                engine.registry().versions(model.id()),
                wanted,
                engine.training().validations(OptionalLong.of(model.id()), OptionalLong.empty(), MOST).stream()
                        .filter(past -> past.kind() == PastValidation.Kind.SHADOW)
                        .toList());
    }

    static ShadowBook of(List<ModelVersion> all, OptionalLong wanted, List<PastValidation> kept) {
        List<ModelVersion> versions = all.stream()
                .filter(version -> !version.isExternal() && !version.readsText())
                .sorted(Comparator.comparingInt((ModelVersion version) -> turn(version.stage()))
                        .thenComparing(version -> -version.deploymentVersion()))
                .toList();
        Optional<ModelVersion> chosen = versions.stream()
                .filter(version -> wanted.isPresent() && version.id() == wanted.getAsLong())
                .findFirst()
                .or(() -> versions.stream().findFirst());
        return new ShadowBook(versions, chosen, kept);
    }

    private static int turn(Stage stage) {
        return switch (stage) {
            case STAGING -> 0;
            case CANDIDATE -> 1;
            case PRODUCTION -> 2;
            case ARCHIVED -> 3;
        };
    }
}
