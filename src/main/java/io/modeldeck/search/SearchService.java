package io.modeldeck.search;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.execution.TrialWork;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.TrainingRun;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Searches hyperparameters over the rows and the recipe of a run, as others see it; {@link SearchExecution} works them. Every trial is kept when it ended, so that a
 * search that was cut off goes on where it was; which trials there are depends on the seed alone, also then. The best becomes a candidate by a run like any other.
 */
public final class SearchService {

    private final Database database;
    private final SearchStore store;
    private final TrainingService training;
    private final TrialWork work;
    private final SearchExecution execution;
    private final AuditLog audit;
    private final Clock clock;

    public SearchService(
            Database database,
            Registry registry,
            TrainingService training,
            TrialWork work,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.store = new SearchStore(database);
        this.training = training;
        this.work = work;
        this.execution = new SearchExecution(database, store, registry, training, work);
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts a search into the queue: {@link #work} does it, or {@link #startNext} when there is room. Joins the running transaction. */
    public Search start(Actor actor, Instant at, Search.Wish wish) {
        actor.require(Role.ENGINEER, "search hyperparameters");
        TrainingRun run = training.run(wish.basedOn());
        Recipe recipe = Recipe.read(TrialConfig.of(run, wish.trainer(), wish.fixed()), Recipe.standard());
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
                            SearchStatus.QUEUED,
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
     * Tries what is still to be tried, and queues the run of the best; where somebody else does that already, waits for them. Waits while the model trains a run. Blocks
     * until it is done, or until somebody stops it; answers the search as it is then.
     */
    public Search work(Actor actor, Instant at, long id) {
        return execution.work(actor, at, id);
    }

    /** Begins the first search that waits, or was cut off, on a thread of the executor; false where none can begin now. */
    public boolean startNext(Executor executor) {
        return execution.startNext(executor, Actor.system(), clock.instant());
    }

    /** Whether a search waits, for room or for its model. */
    public boolean isQueued() {
        return !store.waiting().isEmpty();
    }

    /** Puts a search that was stopped or cut off into the queue again. */
    public Search resume(Actor actor, Instant at, long id) {
        actor.require(Role.ENGINEER, "resume a search");
        return database.transaction(() -> {
            Search search = store.require(id);
            if (search.status().isOver()) {
                throw new Problem("Search " + id + " is " + search.status().word() + "; start another.");
            }
            if (execution.isActive(id)) {
                throw new Problem("Search " + id + " goes on already.");
            }
            store.status(id, SearchStatus.QUEUED, "", Optional.empty());
            note(actor, at, search, "resume", Map.of(), "");
            return store.require(id);
        });
    }

    /** Ends a search; its trials stay, and it can be resumed. */
    public Search stop(Actor actor, Instant at, long id, String comment) {
        actor.require(Role.ENGINEER, "stop a search");
        Search stopped = database.transaction(() -> {
            Search search = store.require(id);
            if (search.status().isOver() || search.status() == SearchStatus.STOPPED) {
                throw new Problem("Search " + id + " is " + search.status().word() + "; there is nothing to stop.");
            }
            store.status(id, SearchStatus.STOPPED, "Stopped by " + actor.name() + ".", Optional.empty());
            note(actor, at, search, "stop", Map.of(), comment);
            return store.require(id);
        });
        execution.stop(id);
        return stopped;
    }

    /** Marks searches that were going when the program ended; {@link #startNext} goes on with them. Called once, before anything is searched. */
    public int recoverInterrupted(Instant at) {
        return database.transaction(() -> {
            List<Search> cut = store.running();
            for (Search search : cut) {
                store.status(
                        search.id(),
                        SearchStatus.INTERRUPTED,
                        "Interrupted: the program ended while it went on. The console goes on with it, or: modeldeck search resume "
                                + search.id() + ".",
                        Optional.empty());
                note(Actor.system(), at, search, "interrupted", Map.of(), "");
            }
            return cut.size();
        });
    }

    /** The trials that go on are let go, and tried again after the next start. */
    public void close() {
        execution.close();
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
