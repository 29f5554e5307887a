package io.modeldeck.search;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Unexpected;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.training.execution.TrainingRoom;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.execution.TrialWork;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works searches: each once at a time, whoever wants it, and none of a model that trains a run. */
final class SearchExecution {

    private static final Logger LOG = LoggerFactory.getLogger(SearchExecution.class);
    private static final int FAILURES = 5;

    private final Database database;
    private final SearchStore store;
    private final Registry registry;
    private final TrainingService training;
    private final TrialWork work;
    private final TrainingRoom room;
    /** The searches that are worked now, each with the wish that it ends. */
    private final Map<Long, AtomicBoolean> active = new ConcurrentHashMap<>();

    private volatile boolean closed;

    SearchExecution(Database database, SearchStore store, Registry registry, TrainingService training, TrialWork work) {
        this.database = database;
        this.store = store;
        this.registry = registry;
        this.training = training;
        this.work = work;
        this.room = training.room();
    }

    boolean isActive(long id) {
        return active.containsKey(id);
    }

    /** Asks whoever works the search to end. */
    void stop(long id) {
        Optional.ofNullable(active.get(id)).ifPresent(wish -> wish.set(true));
    }

    /** Asks all to end, and begins no other. */
    void close() {
        closed = true;
        active.values().forEach(wish -> wish.set(true));
    }

    /** Works the search, or waits for whoever does. Blocks until it ended or was stopped; answers it as it is then. */
    Search work(Actor actor, Instant at, long id) {
        AtomicBoolean stop = new AtomicBoolean();
        if (active.putIfAbsent(id, stop) != null) {
            while (active.containsKey(id)) {
                room.pause();
            }
            return store.require(id);
        }
        try {
            while (!stop.get() && store.require(id).status().waits()) {
                if (begin(id)) {
                    return begun(actor, at, id, stop);
                }
                room.pause();
            }
            return store.require(id);
        } finally {
            active.remove(id);
        }
    }

    /** Begins the first search that waits and whose model is idle on a thread of the executor; false where there is none. */
    boolean startNext(Executor executor, Actor actor, Instant at) {
        Optional<Search> next = closed
                ? Optional.empty()
                : store.waiting().stream()
                        .filter(search -> !isActive(search.id()) && isIdle(search.modelId()))
                        .findFirst();
        if (next.isEmpty()) {
            return false;
        }
        long id = next.get().id();
        AtomicBoolean stop = new AtomicBoolean();
        if (active.putIfAbsent(id, stop) != null) {
            return false;
        }
        boolean given = false;
        try {
            if (begin(id)) {
                executor.execute(() -> {
                    try {
                        begun(actor, at, id, stop);
                    } finally {
                        active.remove(id);
                    }
                });
                given = true;
            }
        } finally {
            if (!given) {
                active.remove(id);
            }
        }
        return given;
    }

    private boolean isIdle(long modelId) {
        return !training.running(modelId) && !room.searched().contains(modelId);
    }

    /** The search is running and its model searched from now on; false where that has to wait. In a transaction, where waiting would hold up others, it begins at once. */
    private boolean begin(long id) {
        boolean apart = database.inTransaction();
        long model = store.require(id).modelId();
        AtomicBoolean held = new AtomicBoolean();
        try {
            return database.transaction(() -> {
                if (!store.require(id).status().waits() || !(apart || isIdle(model))) {
                    return false;
                }
                store.status(id, SearchStatus.RUNNING, "", Optional.empty());
                database.announce(new Change.RunChanged(model));
                room.hold(model);
                held.set(true);
                return true;
            });
        } catch (RuntimeException e) {
            if (held.get()) {
                room.release(model);
            }
            throw e;
        }
    }

    /** Tries what is still to be tried, and queues the run of the best. The one place where any failure of a search ends, but for that of a single trial. */
    private Search begun(Actor actor, Instant at, long id, AtomicBoolean stop) {
        Search search = store.require(id);
        try {
            return searched(actor, at, search, () -> stop.get() || closed);
        } catch (Problem problem) {
            if (closed) {
                throw problem;
            }
            return failed(search, at, problem.getMessage());
        } catch (RuntimeException | Error unexpected) {
            if (closed) {
                throw unexpected;
            }
            LOG.error("Search {} failed [{}]", id, Unexpected.code(unexpected), unexpected);
            return failed(search, at, Unexpected.sentence("The search", unexpected));
        } finally {
            room.release(search.modelId());
        }
    }

    private Search searched(Actor actor, Instant at, Search search, BooleanSupplier stop) {
        TrainingRun run = training.run(search.basedOn());
        Map<String, Object> config = TrialConfig.of(run, Optional.of(search.trainer()), store.fixed(search.id()));
        TrialWork.Divided divided = work.divided(run, Recipe.read(config, Recipe.standard()));
        Batches batches = new Batches(database, store, work, room, stop);
        return batches.work(search, divided, FAILURES) == Batches.End.STOPPED
                ? store.require(search.id())
                : end(actor, at, search, run, config);
    }

    /** What the end of the program cut off has not failed. */
    private Search failed(Search search, Instant at, String sentence) {
        return database.transaction(() -> {
            store.status(search.id(), SearchStatus.FAILED, sentence, Optional.of(at));
            database.announce(new Change.RunChanged(search.modelId()));
            return store.require(search.id());
        });
    }

    private Search end(Actor actor, Instant at, Search search, TrainingRun basedOn, Map<String, Object> config) {
        List<Trial> trials = store.trials(search.id());
        Optional<Trial> best = TrialSummary.best(trials);
        return database.attempt(() -> {
            if (store.require(search.id()).status() != SearchStatus.RUNNING) {
                return store.require(search.id());
            }
            store.status(
                    search.id(),
                    best.isPresent() ? SearchStatus.COMPLETED : SearchStatus.FAILED,
                    TrialSummary.sentence(search, trials),
                    Optional.of(at));
            if (best.isPresent() && search.candidate()) {
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
                                TrialConfig.with(config, best.get()),
                                at));
                store.run(search.id(), queued.id());
            }
            database.announce(new Change.RunChanged(search.modelId()));
            return store.require(search.id());
        });
    }
}
