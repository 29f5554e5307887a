package io.modeldeck.ui.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Change;
import io.modeldeck.search.Search;
import io.modeldeck.search.SearchStatus;
import io.modeldeck.search.Trial;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Work that goes on by itself at this moment: a training, a search, a fetch.
 *
 * @param name what it is, and for whom
 * @param course how far it is, in words
 * @param share of it that is done, where that is known
 * @param place where it is shown in full
 */
public record UnderWay(Kind kind, long id, String name, String course, OptionalDouble share, Place place) {

    private static final int MOST = 20;

    /** What it is, which says how it is stopped. */
    public enum Kind {
        TRAINING,
        SEARCH,
        FETCH
    }

    /** Whether one of these changes may have begun, moved or ended such work. */
    public static boolean isConcernedBy(Set<Class<? extends Change>> what) {
        return what.contains(Change.RunChanged.class) || what.contains(Change.FetchMoved.class);
    }

    /** All of it. Off the FX thread only. */
    public static List<UnderWay> read(Engine engine) {
        List<UnderWay> all = new ArrayList<>();
        engine.training().underWay().forEach(run -> all.add(training(run)));
        engine.searches().searches(OptionalLong.empty(), MOST).stream()
                .filter(search -> search.status() == SearchStatus.RUNNING)
                .forEach(search -> all.add(search(search, engine.searches().trials(search.id()))));
        FetchRow.read(engine.fetches()).stream().filter(FetchRow::comesIn).forEach(row -> all.add(fetch(row)));
        return all;
    }

    private static UnderWay training(TrainingRun run) {
        int epochs = run.epochs().size();
        return new UnderWay(
                Kind.TRAINING,
                run.id(),
                Messages.text("underway.training", run.id(), run.modelName()),
                Messages.text("runs.step." + run.status().word())
                        + (epochs > 0 ? Messages.text("underway.epochs", epochs) : ""),
                OptionalDouble.empty(),
                new Place.Runs(OptionalLong.of(run.id())));
    }

    private static UnderWay search(Search search, List<Trial> trials) {
        long over = trials.stream()
                .filter(trial -> trial.status() != Trial.Status.RUNNING)
                .count();
        int planned = search.plan().trials();
        return new UnderWay(
                Kind.SEARCH,
                search.id(),
                Messages.text("underway.search", search.id(), search.modelName()),
                Messages.text("underway.trials", over, planned),
                OptionalDouble.of(Math.min(1, (double) over / planned)),
                new Place.Searches(OptionalLong.of(search.id())));
    }

    private static UnderWay fetch(FetchRow row) {
        return new UnderWay(
                Kind.FETCH,
                row.job().id(),
                Messages.text("underway.fetch", row.job().source().shown()),
                row.pace().isEmpty() ? row.here() : row.here() + " · " + row.pace(),
                row.progress().share(),
                new Place.Jobs());
    }

    /** The share as it is read aloud. */
    String shareInWords() {
        return share.isPresent() ? Formats.percent(share.getAsDouble()) : course;
    }
}
