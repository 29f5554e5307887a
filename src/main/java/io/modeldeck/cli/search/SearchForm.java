package io.modeldeck.cli.search;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.cli.training.RunForm;
import io.modeldeck.domain.Actor;
import io.modeldeck.search.Search;
import io.modeldeck.search.SearchStatus;
import io.modeldeck.search.Trial;
import io.modeldeck.search.TrialSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Searches of hyperparameters as documents, rows and sentences. */
final class SearchForm {

    private SearchForm() {}

    /** Goes on with a search to its end, trains its best, and answers both. */
    static Answer work(Engine engine, Actor actor, Instant at, Search search) {
        Search ended = engine.searches().work(actor, at, search.id());
        if (ended.runId().isPresent()) {
            RunForm.workOff(engine, engine.training().run(ended.runId().getAsLong()), at);
        }
        boolean failed = ended.status() == SearchStatus.FAILED;
        return new Answer(whole(ended, engine), report(ended, engine), failed ? ExitCode.REFUSED : ExitCode.DONE);
    }

    static Map<String, Object> document(Search search) {
        return Answer.document(
                "id",
                search.id(),
                "model",
                search.modelName(),
                "basedOnRun",
                search.basedOn(),
                "trainer",
                search.trainer(),
                "sampler",
                search.plan().sampler(),
                "pruner",
                search.plan().pruner(),
                "trials",
                search.plan().trials(),
                "parallel",
                search.plan().parallel(),
                "seed",
                search.plan().seed(),
                "objective",
                search.objective(),
                "status",
                search.status().word(),
                "run",
                search.runId(),
                "message",
                search.message(),
                "by",
                search.by(),
                "at",
                search.at(),
                "completedAt",
                search.completedAt());
    }

    /** With its space, its trials and what they show. */
    static Map<String, Object> whole(Search search, Engine engine) {
        List<Trial> trials = engine.searches().trials(search.id());
        Map<String, Object> document = document(search);
        document.put("space", search.plan().space().document());
        document.put("best", TrialSummary.best(trials).map(SearchForm::trial));
        document.put("bestSoFar", TrialSummary.bestSoFar(trials));
        document.put("importance", engine.searches().importance(search, trials));
        document.put("tried", trials.stream().map(SearchForm::trial).toList());
        return document;
    }

    static Report report(Search search, Engine engine) {
        List<Trial> trials = engine.searches().trials(search.id());
        Report report = Report.of("Search " + search.id() + " of " + search.modelName() + " over run "
                + search.basedOn() + " is " + search.status().word()
                + (search.message().isEmpty() ? "." : ". " + search.message()));
        search.runId()
                .ifPresent(id -> report.line(RunForm.sentence(engine.training().run(id), engine)));
        TextTable table = new TextTable("trial>", "result", search.objective() + ">", "took>", "hyperparameters");
        trials.forEach(trial -> table.row(
                trial.number(),
                trial.status().word(),
                Numbers.text(trial.loss()),
                Times.length(Duration.ofMillis(trial.millis())),
                TrialSummary.words(trial.hyperparameters())));
        report.heading("Trials").table(table, "Nothing was tried yet.");
        Map<String, Double> importance = engine.searches().importance(search, trials);
        if (!importance.isEmpty()) {
            TextTable shares = new TextTable("hyperparameter", "share of the variance>");
            importance.forEach((name, share) -> shares.row(name, Numbers.percent(share)));
            report.heading("What matters").table(shares, "");
        }
        return report;
    }

    static TextTable table(List<Search> searches, Times times) {
        TextTable table = new TextTable(
                "id>", "model", "over run>", "trainer", "how", "status", times.head("at"), "what came of it");
        searches.forEach(search -> table.row(
                search.id(),
                search.modelName(),
                search.basedOn(),
                search.trainer(),
                search.plan().sampler() + ", " + search.plan().pruner(),
                search.status().word(),
                times.text(search.at()),
                search.message()));
        return table;
    }

    private static Map<String, Object> trial(Trial trial) {
        return Answer.document(
                "number",
                trial.number(),
                "status",
                trial.status().word(),
                "loss",
                trial.loss(),
                "hyperparameters",
                trial.hyperparameters(),
                "metrics",
                trial.metrics(),
                "course",
                trial.course(),
                "seconds",
                trial.millis() / 1e3,
                "message",
                trial.message().isEmpty() ? null : trial.message());
    }
}
