package io.modeldeck.search;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.training.NewRun;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.Site;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingService;
import io.modeldeck.training.TrainingType;
import io.modeldeck.training.TrialWork;
import io.modeldeck.training.TriggeredBy;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * Searches hyperparameters over the rows and the recipe of a run. Every trial is kept when it ended, so that a search that was cut off goes on where it was; which
 * trials there are depends on the seed alone, also then. The best becomes a candidate by a run like any other.
 */
public final class SearchService {

    private static final int FAILURES = 5;

    private final Database database;
    private final SearchStore store;
    private final Registry registry;
    private final TrainingService training;
    private final TrialWork work;
    private final AuditLog audit;
    private final Clock clock;
    private final IntSupplier limit;
    private final Map<Long, AtomicBoolean> active = new ConcurrentHashMap<>();

    /** @param limit how many trainings may go on at once in the workspace */
    public SearchService(
            Database database,
            Registry registry,
            TrainingService training,
            TrialWork work,
            AuditLog audit,
            Clock clock,
            IntSupplier limit) {
        this.database = database;
        this.store = new SearchStore(database);
        this.registry = registry;
        this.training = training;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
        this.limit = limit;
    }

    /** Keeps what is to be searched; {@link #work} does it. Joins the running transaction. */
    public Search start(Actor actor, Instant at, Search.Wish wish) {
        actor.require(Role.ENGINEER, "search hyperparameters");
        TrainingRun run = training.run(wish.basedOn());
        Recipe recipe = Recipe.read(config(run, wish.trainer(), wish.fixed()), Recipe.standard());
        if (!(recipe.site() instanceof Site.Here)) {
            throw new Problem(
                    "Run " + run.id()
                            + " was trained by its own code or by a worker; hyperparameters are searched for trainers of this console: name one with --trainer.");
        }
        TrialWork.Divided divided = work.divided(run, recipe);
        ModelInfo model = divided.model();
        String trainer = recipe.trainerFor(model.task()).name();
        Space space = wish.plan().space();
        for (double end : new double[] {0, 1}) {
            double[] corner = new double[space.size()];
            Arrays.fill(corner, end);
            work.requireKnown(divided, space.values(corner));
        }
        return database.transaction(() -> {
            long id = store.insert(
                    new Search(
                            0,
                            model.id(),
                            model.name(),
                            run.id(),
                            trainer,
                            wish.plan(),
                            divided.objective(),
                            wish.candidate(),
                            SearchStatus.RUNNING,
                            OptionalLong.empty(),
                            "",
                            actor.name(),
                            at,
                            Optional.empty()),
                    wish.fixed(),
                    clock.millis());
            Search search = store.require(id);
            note(
                    actor,
                    at,
                    search,
                    "search",
                    Map.of("space", wish.plan().space().document()),
                    "");
            return search;
        });
    }

    /**
     * Tries what is still to be tried, and queues the run of the best. Blocks until that is done, or until somebody stops it; answers the search as it is then.
     */
    public Search work(Actor actor, Instant at, long id) {
        Search search = store.require(id);
        AtomicBoolean stop = new AtomicBoolean();
        if (active.putIfAbsent(id, stop) != null) {
            throw new Problem("Search " + id + " goes on already.");
        }
        try {
            TrainingRun run = training.run(search.basedOn());
            Map<String, Object> config = config(run, Optional.of(search.trainer()), store.fixed(id));
            TrialWork.Divided divided = work.divided(run, Recipe.read(config, Recipe.standard()));
            Batches batches = new Batches(database, store, work, limit, stop::get);
            Batches.End end = batches.work(search, divided, FAILURES);
            return end == Batches.End.STOPPED ? store.require(id) : end(actor, at, search, run, config);
        } finally {
            active.remove(id);
        }
    }

    /** Goes on with a search that was stopped or cut off; {@link #work} does it. */
    public Search resume(Actor actor, Instant at, long id) {
        actor.require(Role.ENGINEER, "resume a search");
        return database.transaction(() -> {
            Search search = store.require(id);
            boolean over = search.status() == SearchStatus.COMPLETED || search.status() == SearchStatus.FAILED;
            if (over || active.containsKey(id)) {
                throw new Problem("Search " + id
                        + (over ? " is " + search.status().word() + "; start another." : " goes on already."));
            }
            store.status(id, SearchStatus.RUNNING, "", Optional.empty());
            note(actor, at, search, "resume", Map.of(), "");
            return store.require(id);
        });
    }

    /** Ends a search; its trials stay, and it can be resumed. */
    public Search stop(Actor actor, Instant at, long id, String comment) {
        actor.require(Role.ENGINEER, "stop a search");
        Search stopped = database.transaction(() -> {
            Search search = store.require(id);
            if (search.status() != SearchStatus.RUNNING) {
                throw new Problem("Search " + id + " is " + search.status().word() + "; there is nothing to stop.");
            }
            store.status(id, SearchStatus.STOPPED, "Stopped by " + actor.name() + ".", Optional.empty());
            note(actor, at, search, "stop", Map.of(), comment);
            return store.require(id);
        });
        Optional.ofNullable(active.get(id)).ifPresent(flag -> flag.set(true));
        return stopped;
    }

    public Search search(long id) {
        return store.require(id);
    }

    /** The newest first; of all models when none is named. */
    public List<Search> searches(OptionalLong modelId, int most) {
        return store.list(modelId, most);
    }

    public List<Trial> trials(long id) {
        return store.trials(id);
    }

    /** How much each hyperparameter matters by itself, by its share of the variance; empty below ten completed trials. */
    public Map<String, Double> importance(Search search, List<Trial> trials) {
        Space space = search.plan().space();
        return Importance.of(
                space,
                trials.stream().filter(Trial::ended).map(t -> t.scored(space)).toList(),
                search.plan().seed());
    }

    private Search end(Actor actor, Instant at, Search search, TrainingRun basedOn, Map<String, Object> config) {
        List<Trial> trials = store.trials(search.id());
        Optional<Trial> best = TrialSummary.best(trials);
        return database.transaction(() -> {
            if (store.require(search.id()).status() != SearchStatus.RUNNING) {
                return store.require(search.id());
            }
            store.status(
                    search.id(),
                    best.isPresent() ? SearchStatus.COMPLETED : SearchStatus.FAILED,
                    TrialSummary.sentence(search, trials),
                    Optional.of(at));
            if (best.isPresent() && search.candidate()) {
                Map<String, Object> settings = new LinkedHashMap<>(hyperparameters(config));
                settings.putAll(best.get().hyperparameters());
                config.put("hyperparameters", settings);
                TrainingRun queued = training.queue(
                        actor,
                        new NewRun(
                                search.modelId(),
                                OptionalLong.empty(),
                                registry.production(search.modelId())
                                        .map(v -> OptionalLong.of(v.id()))
                                        .orElse(basedOn.trainedFromId()),
                                TrainingType.RETRAIN,
                                TriggeredBy.USER,
                                "search " + search.id(),
                                config,
                                at));
                store.run(search.id(), queued.id());
            }
            database.announce(new Change.RunChanged(search.modelId()));
            return store.require(search.id());
        });
    }

    /** The run's configuration with another trainer, whose own hyperparameters begin anew, and with what is the same in every trial. */
    private static Map<String, Object> config(TrainingRun run, Optional<String> trainer, Map<String, Object> fixed) {
        Map<String, Object> config = new LinkedHashMap<>(run.config());
        boolean same = trainer.isEmpty() || trainer.get().equals(config.get("trainer"));
        Map<String, Object> settings = new LinkedHashMap<>(same ? hyperparameters(config) : Map.of());
        settings.putAll(fixed);
        trainer.ifPresent(name -> {
            // Trials are trained here, whoever trained the run.
            config.keySet().removeAll(Site.KEYS);
            config.put("trainer", name);
        });
        config.put("hyperparameters", settings);
        return config;
    }

    private static Map<String, Object> hyperparameters(Map<String, Object> config) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (config.get("hyperparameters") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> settings.put(String.valueOf(name), value));
        }
        return settings;
    }

    private void note(
            Actor actor, Instant at, Search search, String action, Map<String, Object> after, String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(search.modelId()),
                "search " + search.id() + " of " + search.modelName(),
                action,
                Map.of(),
                after,
                comment);
        database.announce(new Change.RunChanged(search.modelId()));
    }
}
