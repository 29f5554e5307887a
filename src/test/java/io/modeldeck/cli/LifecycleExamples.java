package io.modeldeck.cli;

import io.modeldeck.cli.workspace.SampleCommand;
import io.modeldeck.domain.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From a request to retrain to the keeping of the workspace: what {@link CliDocument} shows after {@link MonitoringExamples}. */
final class LifecycleExamples {

    private final Examples examples;

    LifecycleExamples(Examples examples) {
        this.examples = examples;
    }

    void play() {
        decisions();
        trainings();
        jobs();
        recipes();
        workspace();
    }

    private void decisions() {
        examples.show(
                "requests create", "requests create --alert 1 --as engineer --comment \"prices have changed\" --json");
        examples.show("requests list", "requests list --json");
        examples.show("requests decisions", "requests decisions --json");
        examples.show("requests show", "requests show 1 --json");
        examples.show(
                "requests approve",
                "requests approve 1 --override-checks --as reviewer --comment \"seen the drift\" --json");
        examples.show(
                "promote", "promote --model churn --version 2 --to staging --as reviewer --comment \"passed\" --json");
        examples.run("promote --model churn --version 2 --to production --as reviewer --comment \"a day in staging\"");
        examples.show("version alias", "version alias last-good --model churn --version 1 --as reviewer --json");
        examples.show("lineage", "lineage --model churn --version champion --json");
        examples.show("shadow", "shadow --model churn --version 1 --last 100 --keep --as engineer --json");
        examples.show("rollback", "rollback --model churn --as reviewer --comment \"odd answers\" --json");
        examples.show("versions", "versions --model churn --json");
        examples.show("version unalias", "version unalias last-good --model churn --as reviewer --json");
        examples.run("requests create --model churn --as engineer --comment again");
        examples.show("requests reject", "requests reject 2 --as reviewer --comment \"one is enough\" --json");
        examples.run("requests create --model churn --as engineer --comment \"once more\"");
        examples.show(
                "requests send-back",
                "requests send-back 3 --until-labels 500 --as reviewer --comment \"too few labels\" --json");
        examples.show("requests reopen", "requests reopen 3 --as engineer --comment \"they are here\" --json");
        examples.run("requests approve 3 --override-checks --comment \"labels come late\" --as reviewer --queue-only");
        examples.show("requests withdraw", "requests withdraw 3 --as reviewer --comment \"the wrong one\" --json");
        examples.run("requests approve 3 --override-checks --comment \"labels come late\" --as reviewer --queue-only");
    }

    private void trainings() {
        examples.show("runs priority", "runs priority 4 high --as engineer --comment \"the sale is near\" --json");
        examples.show("runs cancel", "runs cancel 4 --as engineer --comment \"wrong day\" --json");
        examples.show("runs retry", "runs retry 2 --as engineer --json");
        examples.show("runs clone", "runs clone 2 --set C=0.1 --as engineer --json");
        examples.show(
                "version delete",
                "version delete --model churn --version 4 --as engineer --comment \"only a try\" --json");
        examples.show("runs rerun", "runs rerun 2 --as engineer --json");
        examples.show("runs log", "runs log 2 --tail 5 --json");
        examples.show(
                "search start",
                "search start --run 1 --trainer tree --space maxDepth=2:8:whole --sampler random --trials 4 --no-candidate"
                        + " --as engineer --json");
        examples.run(
                "search start --run 1 --trainer tree --sampler random --trials 2 --no-candidate --later --as engineer");
        examples.show("search stop", "search stop 2 --as engineer --comment \"not today\" --json");
        examples.show("search resume", "search resume 2 --as engineer --json");
        examples.show("search list", "search list --model churn --json");
        examples.show("search show", "search show 1 --json");
        showBenchmarks();
        examples.show("runs list", "runs list --json");
        examples.show("runs show", "runs show 2 --json");
    }

    private void jobs() {
        examples.show("baseline list", "baseline list --model churn --json");
        examples.show("baseline show", "baseline show 1 --json");
        examples.show(
                "baseline set", "baseline set --model fraud --from 2026-01-01 --to 2026-01-02 --as engineer --json");
        examples.show("jobs list", "jobs list --model churn --json");
        examples.show("jobs run", "jobs run driftCheck --model churn --as engineer --json");
        examples.show("jobs show", "jobs show driftCheck --model churn --limit 5 --json");
        examples.show(
                "jobs interval",
                "jobs interval driftCheck 12h --model churn --as engineer --comment \"quiet season\" --json");
        examples.show("jobs pause", "jobs pause driftCheck --model churn --as engineer --json");
        examples.show("jobs resume", "jobs resume driftCheck --model churn --as engineer --json");
        examples.show("config set", "config set drift.inputDrift.windowHours=12 --model churn --as engineer --json");
        examples.show("config show", "config show --model churn --json");
        examples.show("retention show", "retention show --model churn --json");
        examples.run("config set retention.fiveMinute=24h --model churn --as engineer");
        examples.show(
                "retention run",
                "retention run --model churn --as engineer --comment \"room for the new year\" --json");
    }

    private void recipes() {
        examples.deck()
                .write(
                        "churn.json",
                        "{\"trainer\": \"boosting\", \"hyperparameters\": {\"iterations\": 60}, \"features\": [\"visits\", \"price\"]}");
        examples.deck()
                .write("worker.json", "{\"worker\": \"http://127.0.0.1:8700/jobs\", \"framework\": \"scikit-learn\"}");
        examples.show("recipe check", "recipe check churn.json --json");
        examples.show(
                "recipe set",
                "recipe set churn.json --model churn --as engineer --comment \"boosting from now on\" --json");
        examples.run("recipe set worker.json --model churn --as engineer");
        examples.show(
                "recipe allow",
                "recipe allow --model churn --worker http://127.0.0.1:8700 --as engineer --comment \"our own machine\" --json");
        examples.show("recipe show", "recipe show --model churn --json");
        examples.show(
                "recipe withdraw", "recipe withdraw --model churn --worker http://127.0.0.1:8700 --as engineer --json");
        examples.show(
                "recipe remove",
                "recipe remove --model churn --as engineer --comment \"the old way was better\" --json");
        examples.put("worker", "worker --port 0 --check --json", examples.require("worker --port 0 --check --json"));
        examples.show("workers set", "workers set --port 8710 --as engineer --json");
        examples.show("workers show", "workers show --json");
    }

    private void workspace() {
        examples.deck().write("drift.view.json", """
                {"view":"Drift of churn","place":"modeldeck:drift?model=1","model":"churn","range":"last PT336H","tables":{}}
                """);
        examples.show("views import", "views import drift.view.json --as engineer --json");
        examples.show("views list", "views list --json");
        examples.show("views show", "views show \"Drift of churn\" --json");
        examples.show("views export", "views export \"Drift of churn\" --output sent.view.json --json");
        examples.show("views delete", "views delete \"Drift of churn\" --as engineer --json");
        examples.show("diagnostics", "diagnostics --output support.zip --check --json");
        examples.show("export", "export metrics --model churn --output churn.csv --json");
        examples.show("report", "report drift --model churn --output drift.html --json");
        examples.show("screens", "screens pictures --theme dark --size 1440x900 --json");
        examples.show("audit", "audit --model churn --json");
        examples.show("backup", "backup deck.zip --json");
        examples.show("compact", "compact --as engineer --comment \"room on the disk\" --json");
        examples.show("check", "check --json");
        examples.show("model delete", "model delete churn-copy --yes --as engineer --comment \"only a copy\" --json");
        examples.put(
                "restore",
                "restore deck.zip --workspace restored --as engineer --json",
                examples.require("restore deck.zip --workspace restored --as engineer --json"));
        examples.put(
                "sample",
                "sample --workspace sample-deck --json",
                Json.write(SampleCommand.document(
                        examples.deck().folder().resolve("sample-deck"),
                        List.of("card-fraud", "energy-demand", "parcel-delay"),
                        8.4)));
    }

    /** Whether there is a winner depends on the day, and which one; the document shows the case without. */
    private void showBenchmarks() {
        String run =
                "benchmark run --model churn:1 --model churn:2 --input customers.csv --iterations 5 --as engineer --json";
        for (String typed :
                List.of(run, "benchmark list --json", "benchmark show 1 --json", "benchmark models --json")) {
            String answer = examples.require(typed + " --workspace deck");
            Map<String, Object> document = new LinkedHashMap<>(Json.readObject(answer));
            document.computeIfPresent(
                    "benchmarks",
                    (name, all) -> ((List<?>) all)
                            .stream()
                                    .map(each -> withoutWinner((Map<?, ?>) each))
                                    .toList());
            String words = typed.split(" ")[0] + " " + typed.split(" ")[1];
            examples.put(words, typed, Json.write(withoutWinner(document)));
        }
    }

    private static Map<Object, Object> withoutWinner(Map<?, ?> benchmark) {
        Map<Object, Object> without = new LinkedHashMap<>(benchmark);
        if (benchmark.containsKey("winner")) {
            without.put("winner", null);
        }
        return without;
    }
}
