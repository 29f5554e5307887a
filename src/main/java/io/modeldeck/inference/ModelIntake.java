package io.modeldeck.inference;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes models in: looks at the file, settles which columns it needs, keeps a copy of its own and adds the version. All or nothing. */
public final class ModelIntake {

    private final Database database;
    private final Registry registry;
    private final VersionPlace place;
    private final ProcessStore processes;
    private final Artifacts artifacts;
    private final RuntimeLimits limits;

    public ModelIntake(Database database, Registry registry, Artifacts artifacts, RuntimeLimits limits) {
        this.database = database;
        this.registry = registry;
        this.place = new VersionPlace(registry);
        this.processes = new ProcessStore(database);
        this.artifacts = artifacts;
        this.limits = limits;
    }

    /** What a file says of itself, without adding it; for dialogs. */
    public ModelDescription inspect(Path file) {
        return ModelFile.read(file, limits).description();
    }

    /** The mapping that the file itself gives; empty when a person must say which columns fill its inputs. */
    public Optional<InputMapping> defaultMapping(ModelDescription description) {
        return DefaultMapping.of(description);
    }

    /**
     * Adds a version from a file, and its model when that is new. The same file under the same source version is added once only: a repetition
     * answers the version that is there.
     */
    public ModelVersion add(Actor actor, Instant at, Path file, AddModel options) {
        actor.require(Role.ENGINEER, "add a model");
        ModelFile model = ModelFile.read(file, limits);
        return add(actor, at, model, options.withFiles(model.files()), "Read from " + file.getFileName() + ".");
    }

    /**
     * Adds a version from a graph that was made of another model. Without a mapping it takes tensors, since the other's inputs had no columns.
     *
     * @param source a sentence on where it comes from
     */
    public ModelVersion addConverted(Actor actor, Instant at, ModelFile model, AddModel options, String source) {
        actor.require(Role.ENGINEER, "add a model");
        return options.mapping().isEmpty()
                ? addDescribed(actor, at, options, tensors(model, source))
                : add(actor, at, model, options, source);
    }

    private ModelVersion add(Actor actor, Instant at, ModelFile model, AddModel options, String source) {
        if (options.mapping().isEmpty()
                && !model.description().inputs().stream().allMatch(InputPlan::isTabular)) {
            return addDescribed(actor, at, options, tensors(model, source));
        }
        InputMapping mapping = options.mapping()
                .or(() -> DefaultMapping.of(model.description()))
                .orElseThrow(() -> DefaultMapping.missing(model));
        List<String> classes = options.classes().isEmpty() ? model.description().classes() : options.classes();
        TaskType task = task(options, model.description(), classes);
        // Refuses what could never answer, before anything is kept.
        InputPlan.of(model.name(), model.description().inputs(), mapping);
        OutputPlan outputs = OutputPlan.of(model, classes, task);
        String comment = (options.comment() + " " + source + " " + outputs.words()).strip();
        return keepFile(actor, at, options, model, mapping, classes, task, comment);
    }

    private static ModelReference tensors(ModelFile model, String source) {
        ModelDescription description = model.description();
        return new ModelReference(
                description.framework(),
                model.content(),
                description.inputs(),
                description.outputs(),
                source + " Takes " + description.inputWords() + ".");
    }

    /**
     * Adds a version whose inputs and outputs are known without a look into its file. Without a mapping it takes tensors only; with one it also answers
     * rows of a table.
     */
    public ModelVersion addDescribed(Actor actor, Instant at, AddModel options, ModelReference described) {
        actor.require(Role.ENGINEER, "add a model");
        ModelFile model = new ModelFile(options.sourceVersion(), described.document(), described.description());
        InputMapping mapping = options.mapping().orElse(InputMapping.NONE);
        TaskType task = options.task().orElse(TaskType.CLASSIFICATION);
        if (!mapping.isEmpty()) {
            task = task(options, model.description(), options.classes());
            InputPlan.of(model.name(), described.inputs(), mapping);
            OutputPlan.of(model, options.classes(), task);
        }
        return keepDescribed(actor, at, options, described, mapping, options.classes(), task);
    }

    private ModelVersion keepDescribed(
            Actor actor,
            Instant at,
            AddModel options,
            ModelReference described,
            InputMapping mapping,
            List<String> classes,
            TaskType task) {
        ModelFile model = new ModelFile(options.sourceVersion(), described.document(), described.description());
        String comment = (options.comment() + " " + described.comment()).strip();
        return keepFile(actor, at, options, model, mapping, classes, task, comment);
    }

    private ModelVersion keepFile(
            Actor actor,
            Instant at,
            AddModel options,
            ModelFile model,
            InputMapping mapping,
            List<String> classes,
            TaskType task,
            String comment) {
        return keep(model.content(), () -> {
            ModelInfo info = place.model(actor, at, options, task, classes);
            Optional<ModelVersion> present = place.taken(info, options.sourceVersion());
            if (present.isPresent()) {
                return VersionPlace.repeated(present.get(), model.description().digest(), mapping);
            }
            return added(
                    options,
                    registry.addVersion(
                            actor,
                            at,
                            version(
                                    info,
                                    model,
                                    options.sourceVersion(),
                                    mapping,
                                    classes,
                                    options.metadata(),
                                    comment)));
        });
    }

    /**
     * Adds a version whose model a server holds, and its model when that is new. Such a model reads one text; a repetition answers the version that
     * is there.
     */
    public ModelVersion addReference(Actor actor, Instant at, AddModel options, ModelReference reference) {
        actor.require(Role.ENGINEER, "add a model");
        String input = reference.inputs().getFirst().name();
        InputMapping mapping =
                options.mapping().orElseGet(() -> new InputMapping(List.of(new InputBinding(input, List.of(input)))));
        InputPlan.of(options.sourceVersion(), reference.inputs(), mapping);
        // How an answer ended is what its events tell of it, and that is one of a few words.
        TaskType task = options.task().orElse(TaskType.CLASSIFICATION);
        return keepDescribed(actor, at, options, reference, mapping, List.of(), task);
    }

    /** Adds a version that runs elsewhere: its events come from there. */
    public ModelVersion addExternal(Actor actor, Instant at, AddModel options) {
        actor.require(Role.ENGINEER, "add a model");
        TaskType task = options.task()
                .or(() -> registry.model(options.name()).map(ModelInfo::task))
                .orElse(TaskType.CLASSIFICATION);
        return database.transaction(() -> {
            ModelInfo info = place.model(actor, at, options, task, options.classes());
            Optional<ModelVersion> present = place.taken(info, options.sourceVersion());
            if (present.isPresent() && !present.get().isExternal()) {
                throw VersionPlace.refused(present.get());
            }
            return present.orElseGet(() -> registry.addVersion(
                    actor,
                    at,
                    NewVersion.external(
                            info.id(),
                            options.sourceVersion(),
                            options.classes(),
                            options.metadata(),
                            options.comment())));
        });
    }

    /**
     * Adds what a training left: a file that names its own columns and classes.
     *
     * @param trainedFrom the version that it started from or replaces
     */
    public ModelVersion addTrained(
            Actor actor,
            Instant at,
            ModelInfo info,
            String sourceVersion,
            byte[] content,
            Map<String, Object> metadata,
            OptionalLong trainingRun,
            OptionalLong trainedFrom,
            String comment) {
        ModelFile model = ModelFile.of(content, sourceVersion, limits);
        InputMapping mapping = DefaultMapping.of(model.description()).orElseThrow(() -> DefaultMapping.missing(model));
        List<String> classes = model.description().classes();
        InputPlan.of(model.name(), model.description().inputs(), mapping);
        OutputPlan.of(model, classes, info.task());
        return keep(content, () -> {
            NewVersion version = version(info, model, sourceVersion, mapping, classes, metadata, comment);
            return registry.addVersion(actor, at, version.fromTraining(trainingRun, trainedFrom));
        });
    }

    /**
     * What a file answers, without keeping it.
     *
     * @param columns those that there will be when it serves
     */
    public Predictions trial(String name, byte[] content, TaskType task, List<String> columns, Table rows) {
        return ModelTrial.answers(name, content, task, columns, rows, limits);
    }

    /** Where a stranger's version came from is kept with it, so that it never runs but in a process of its own. */
    private ModelVersion added(AddModel options, ModelVersion version) {
        options.origin().ifPresent(origin -> processes.setOrigin(version.id(), origin));
        return version;
    }

    private interface Added {
        ModelVersion version();
    }

    /** Keeps the file and what refers to it together: when the rows cannot be written, the file goes too. */
    private ModelVersion keep(byte[] content, Added added) {
        try {
            return database.transaction(() -> {
                artifacts.put(content);
                return added.version();
            });
        } catch (RuntimeException | Error e) {
            registry.removeUnreferenced(List.of(Digest.of(content)));
            throw e;
        }
    }

    private static TaskType task(AddModel options, ModelDescription description, List<String> classes) {
        TaskType found = OutputPlan.task(description, classes);
        if (options.task().isPresent() && options.task().get() != found) {
            throw new Problem("The outputs of this model (" + description.outputWords() + ") are those of a "
                    + found.word() + ", not of a " + options.task().get().word()
                    + "; leave the task out, or export it with other outputs.");
        }
        return found;
    }

    private static NewVersion version(
            ModelInfo info,
            ModelFile model,
            String sourceVersion,
            InputMapping mapping,
            List<String> classes,
            Map<String, Object> metadata,
            String comment) {
        ModelDescription description = model.description();
        return new NewVersion(
                info.id(),
                sourceVersion,
                description.framework(),
                Optional.of(description.digest()),
                description.size(),
                description.inputs(),
                description.outputs(),
                mapping,
                classes,
                metadata,
                OptionalLong.empty(),
                OptionalLong.empty(),
                comment);
    }
}
