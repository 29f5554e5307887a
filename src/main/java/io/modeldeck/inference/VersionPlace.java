package io.modeldeck.inference;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a version comes in: below a model that does the same, under a source version that nothing else has. Inside the transaction that adds it. */
record VersionPlace(Registry registry) {

    /** The model of that name, made where there is none. */
    ModelInfo model(Actor actor, Instant at, AddModel options, TaskType task, List<String> classes) {
        Optional<ModelInfo> present = registry.model(options.name());
        Optional<String> positive = options.positiveClass();
        if (positive.isPresent() && !classes.isEmpty() && !classes.contains(positive.get())) {
            throw new Problem("The positive class '" + positive.get() + "' is none of the classes "
                    + String.join(", ", classes) + "; name one of them with --positive.");
        }
        if (present.isEmpty()) {
            return registry.createModel(actor, at, options.name(), task, positive);
        }
        ModelInfo info = present.get();
        if (info.task() != task) {
            throw new Problem("The model '" + info.name() + "' does "
                    + info.task().word() + ", and this version does " + task.word() + "; add it under another name.");
        }
        if (positive.isPresent() && !positive.equals(info.positiveClass())) {
            throw new Problem("The positive class of '" + info.name() + "' is "
                    + info.positiveClass().map(p -> "'" + p + "'").orElse("not set")
                    + " and stays so for all its versions; leave --positive out or add it under another name.");
        }
        return info;
    }

    /** The version that stands there already. */
    Optional<ModelVersion> taken(ModelInfo info, String sourceVersion) {
        return registry.versions(info.id()).stream()
                .filter(v -> v.sourceVersion().equals(sourceVersion))
                .findFirst();
    }

    /** That version, where what comes in is the same once more. */
    static ModelVersion repeated(ModelVersion present, Digest digest, InputMapping mapping) {
        if (present.artifact().equals(Optional.of(digest)) && present.mapping().equals(mapping)) {
            return present;
        }
        throw refused(present);
    }

    static Problem refused(ModelVersion present) {
        return new Problem("There is " + present.label()
                + " already, with another file or mapping; give this one another --source-version.");
    }
}
