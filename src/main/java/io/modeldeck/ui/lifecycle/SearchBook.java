package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.search.Search;
import io.modeldeck.search.Trial;
import io.modeldeck.search.TrialSummary;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All searches, and one of them in full; read in one go off the FX thread.
 *
 * @param searches the newest first
 * @param tried how many trials of each ended, by the number of the search
 * @param shown the one that is looked at; empty where there is none
 */
record SearchBook(List<Search> searches, Map<Long, Long> tried, Optional<Course> shown) {

    private static final int MOST = 200;

    /**
     * A search with what was tried.
     *
     * @param importance share of the variance by hyperparameter; empty below ten completed trials
     */
    record Course(Search search, List<Trial> trials, Map<String, Double> importance) {

        Optional<Trial> best() {
            return TrialSummary.best(trials);
        }

        long ended() {
            return trials.stream()
                    .filter(trial -> trial.status() != Trial.Status.RUNNING)
                    .count();
        }

        long count(Trial.Status status) {
            return trials.stream().filter(trial -> trial.status() == status).count();
        }

        /** What each trial came to, and the best so far; empty before two came to their end. */
        Optional<Chart> chart() {
            if (count(Trial.Status.COMPLETED) < 2) {
                return Optional.empty();
            }
            double[] number = trials.stream().mapToDouble(Trial::number).toArray();
            double[] loss = trials.stream()
                    .mapToDouble(trial -> trial.status() == Trial.Status.COMPLETED
                            ? trial.loss().orElse(Double.NaN)
                            : Double.NaN)
                    .toArray();
            return Optional.of(new CurveChart(
                    "",
                    Messages.text("search.trial"),
                    RunMetrics.label(search.objective()),
                    List.of(
                            new CurveChart.Curve(Messages.text("search.best"), number, TrialSummary.bestSoFar(trials)),
                            new CurveChart.Curve(Messages.text("search.each"), number, loss)),
                    Messages.text(
                            "search.chart", trials.size(), count(Trial.Status.PRUNED), count(Trial.Status.FAILED))));
        }
    }

    /** @param wanted the search to look at; empty: the newest */
    static SearchBook read(Engine engine, OptionalLong wanted) {
        List<Search> searches = engine.searches().searches(OptionalLong.empty(), MOST);
        Map<Long, Long> tried = new java.util.HashMap<>();
        for (Search search : searches) {
            tried.put(
                    search.id(),
                    engine.searches().trials(search.id()).stream()
                            .filter(trial -> trial.status() != Trial.Status.RUNNING)
                            .count());
        }
        Optional<Search> shown = searches.stream()
                .filter(search -> wanted.isEmpty() || search.id() == wanted.getAsLong())
                .findFirst()
                .or(() -> searches.stream().findFirst());
        return new SearchBook(searches, tried, shown.map(search -> course(engine, search)));
    }

    private static Course course(Engine engine, Search search) {
        List<Trial> trials = engine.searches().trials(search.id());
        return new Course(search, trials, engine.searches().importance(search, trials));
    }

    /** How many go on or wait for their turn. */
    long active() {
        return searches.stream().filter(SearchBook::isActive).count();
    }

    static boolean isActive(Search search) {
        return switch (search.status()) {
            case QUEUED, RUNNING, INTERRUPTED -> true;
            case COMPLETED, STOPPED, FAILED -> false;
        };
    }
}
