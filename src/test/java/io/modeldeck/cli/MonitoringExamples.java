package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Packs;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.schedule.RuntimePeriod;
import io.modeldeck.testing.FakeOllama;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** From the first model to its alerts: the first half of what {@link CliDocument} shows, each example on what those before it left. */
final class MonitoringExamples {

    private final Examples examples;

    MonitoringExamples(Examples examples) {
        this.examples = examples;
    }

    void play() {
        firstModels();
        events();
        predictions();
        models();
        figures();
        constraints();
        alerts();
        rules();
        quiet();
    }

    private void firstModels() {
        examples.show(
                "train",
                "train history.csv --model churn --label left --time at --promote-as engineer --as engineer --json");
        examples.deck().copyModelTo("churn.onnx");
        examples.show(
                "model add", "model add churn.onnx --name churn-copy --source-version 2026-01 --as engineer --json");
        examples.show("fetch inspect", "fetch inspect churn.onnx --json");
        examples.show(
                "fetch start", "fetch start churn.onnx --name fetched --source-version 2026-02 --as engineer --json");
        examples.run("fetch start acme/tiny --name tiny --queue-only --as engineer");
        examples.show("fetch cancel", "fetch cancel 2 --as engineer --comment \"another one is smaller\" --json");
        examples.show("fetch retry", "fetch retry 2 --map x=price --queue-only --as engineer --json");
        examples.run("fetch cancel 2 --as engineer");
        examples.show("fetch show", "fetch show 1 --json");
        examples.show("fetch list", "fetch list --json");
        examples.deck()
                .write(
                        "starter.json",
                        "{\"name\": \"starter\", \"models\": [{\"modelName\": \"starter\", \"modelVersion\": \"v1\", \"framework\": \"onnx\","
                                + " \"stage\": \"development\", \"modelBlob\": {\"source\": \"filesystem\", \"path\": \"churn.onnx\"}}]}");
        examples.show("profile install", "profile install starter.json --as engineer --json");
    }

    private void events() {
        examples.show("replay", "replay recent.csv --model churn --label left --time at --label-delay 6h --json");
        examples.show(
                "events import",
                "events import events.csv --model fraud --time at --id id --prediction said --score p"
                        + " --positive fraud --latency ms --as engineer --json");
        examples.show(
                "feedback import",
                "feedback import labels.csv --model fraud --id id --label truth --time known --as engineer --json");
        showOllama();
        examples.put(
                "pack install",
                "pack install pytorch --from /media/stick/packs/pytorch --json",
                "{\"pack\":\"pytorch\",\"installed\":true}");
        examples.put(
                "pack list",
                "pack list --json",
                "{\"packs\":[{\"pack\":\"pytorch\",\"installed\":false,\"command\":\""
                        + Packs.Pack.PYTORCH.command()
                        + "\"}],\"onnxRuntime\":\"1.28.0\",\"executionProviders\":[\"CPU\"]}");
    }

    private void predictions() {
        examples.show("predict", "predict --model churn --input customers.csv --json");
        examples.deck().write("newcomer.json", "{\"visits\": 1, \"price\": 59.5, \"plan\": \"basic\"}");
        examples.show(
                "example keep",
                "example keep \"new customer\" --model churn --from newcomer.json --as engineer --json");
        examples.show("example list", "example list --model churn --json");
        examples.show("example show", "example show \"new customer\" --model churn --json");
        examples.show("example remove", "example remove \"new customer\" --model churn --as engineer --json");
        examples.show(
                "validate",
                "validate --model churn-copy --input recent.csv --label left --criterion minAccuracy=0.6 --as engineer --json");
        examples.show("validations list", "validations list --model churn-copy --json");
        examples.show("validations show", "validations show 2 --json");
        examples.show("tokens", "tokens --model churn --json");
    }

    private void models() {
        examples.show("model list", "model list --json");
        examples.show(
                "model note",
                "model note --model churn --tags billing,monthly --text \"Ask sales first.\" --as engineer --json");
        examples.show("model show", "model show churn --json");
        examples.show("model process", "model process --model churn --json");
        examples.show(
                "model describe",
                "model describe --model churn --version 1 --set \"description=left within a month\" --as engineer --json");
        examples.show("model loaded", "model loaded --json");
        examples.show("model load", "model load --model churn --json");
        examples.show("model unload", "model unload --model churn --json");
    }

    private void figures() {
        examples.show("metrics", "metrics --model churn --last 1d --compare before --json");
        examples.show(
                "metrics import",
                "metrics import cpu.csv --model churn --time at --value load --name cpu --unit % --as engineer --json");
        examples.show("metrics series", "metrics series --model churn --name cpu --last 2d --json");
        measured();
        examples.show("metrics runtime", "metrics runtime --last 24h --json");
        examples.show("drift", "drift --model churn --json");
        examples.show("drift rank", "drift rank --model churn --json");
        examples.show("drift detectors", "drift detectors --model churn --detector adwin --detector hddm_a --json");
    }

    private void constraints() {
        examples.run("jobs run dataQualityCheck --model churn --as engineer");
        examples.show(
                "constraints test",
                "constraints test --model churn --feature price --range 0:60 --note \"list prices end there\" --json");
        examples.show(
                "constraints add",
                "constraints add --model churn --feature price --range 0:100 --severity critical --as engineer --json");
        examples.show("constraints edit", "constraints edit 1 --range 0:60 --note \"sale\" --as engineer --json");
        examples.run("jobs run dataQualityCheck --model churn --as engineer");
        examples.show("constraints list", "constraints list --model churn --json");
        examples.show("quality list", "quality list --model churn --limit 3 --json");
        examples.show("quality show", "quality show " + newestCheck() + " --finding 1 --events --limit 1 --json");
        examples.show("constraints remove", "constraints remove 1 --as engineer --comment \"the sale is over\" --json");
    }

    private void alerts() {
        examples.show(
                "compare", "compare --reference history.csv[0:200] --current recent.csv --columns price,plan --json");
        examples.show("alerts list", "alerts list --json");
        examples.show("alerts show", "alerts show 1 --json");
        examples.show(
                "alerts acknowledge",
                "alerts acknowledge 1 --as engineer --comment \"new prices since Monday\" --json");
        examples.show(
                "alerts unacknowledge", "alerts unacknowledge 1 --as engineer --comment \"not all of it\" --json");
        examples.run("alerts acknowledge 1 --as engineer --comment \"new prices since Monday\"");
        examples.show("alerts assign", "alerts assign 1 --to reviewer --as engineer --json");
        examples.show("alerts comment", "alerts comment 1 --as reviewer --comment \"the price list is new\" --json");
        examples.show("alerts rate", "alerts rate 1 useful --as reviewer --json");
    }

    private void rules() {
        examples.show("rules list", "rules list --json");
        examples.show("rules show", "rules show 4 --json");
        examples.show(
                "rules test",
                "rules test --model churn --set metric=driftScore --set driftType=input --set \"operator=>\" --set"
                        + " threshold=0.2 --last 7d --json");
        examples.show(
                "rules add",
                "rules add \"few requests\" --model churn --set metric=requestCount --set operator=< --set threshold=1"
                        + " --set windowMinutes=60 --severity info --as engineer --json");
        examples.show(
                "rules budget",
                "rules budget --model churn --set metric=p95Latency --set windowMinutes=60 --set \"operator=>\" --last"
                        + " 60d --json");
        examples.show(
                "rules edit", "rules edit 1 --model churn --set threshold=900 --severity info --as engineer --json");
        examples.show("rules delete", "rules delete 9 --as engineer --comment \"too small a model\" --json");
        examples.show("rules restore", "rules restore 9 --as engineer --comment \"deleted by mistake\" --json");
        examples.run("rules delete 9 --as engineer");
    }

    private void quiet() {
        examples.show(
                "notes add",
                "notes add \"Spring sale\" --model churn --from 2026-03-01 --to 2026-03-08 --as engineer --json");
        examples.show("notes edit", "notes edit 1 --text \"Spring sale, in all shops\" --as engineer --json");
        examples.show("notes list", "notes list --model churn --json");
        examples.show("notes delete", "notes delete 1 --as engineer --comment \"not in this country\" --json");
        examples.show(
                "silences add",
                "silences add --model churn --type latency --for 4h --as engineer --comment \"the network is repaired\" --json");
        examples.show("silences edit", "silences edit 1 --for 2h --as engineer --json");
        examples.show("silences list", "silences list --json");
        examples.show("silences expire", "silences expire 1 --as engineer --json");
        examples.show("silences inhibition", "silences inhibition critical-hides-lesser --off --as engineer --json");
        examples.show(
                "maintenance on",
                "maintenance on --model churn --for 2h --as engineer --comment \"database upgrade\" --json");
        examples.show("maintenance show", "maintenance show --json");
        examples.show("maintenance off", "maintenance off --model churn --as engineer --json");
        examples.show(
                "alerts silence",
                "alerts silence 1 --for 4h --as engineer --comment \"the price list is repaired\" --json");
        examples.show("rules disable", "rules disable 1 --as engineer --json");
        examples.show("rules enable", "rules enable 1 --as engineer --json");
    }

    /** As an engine that is worked by the clock leaves it. */
    private void measured() {
        Instant from = Deck.NOW.minus(Duration.ofHours(1));
        try (Engine engine = Engine.open(examples.deck().workspace(), Clock.fixed(Deck.NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow()) {
            engine.runtime()
                    .record(new RuntimePeriod(
                            new TimeRange(from, from.plusSeconds(60)),
                            6,
                            OptionalDouble.of(.125),
                            OptionalDouble.of(.5),
                            180e6,
                            240_000_000,
                            .5,
                            3));
        }
    }

    private Object newestCheck() {
        List<?> checks = (List<?>)
                Json.readObject(examples.require("quality list --model churn --limit 1 --json --workspace deck"))
                        .get("checks");
        return ((Map<?, ?>) checks.getFirst()).get("id");
    }

    /** Commands that ask an Ollama server, which is a small one of the tests. */
    private void showOllama() {
        try (FakeOllama fake = new FakeOllama().with("llama3.2:latest", "completion", "tools")) {
            fake.replace(
                    "/api/ps",
                    200,
                    "{\"models\":[{\"name\":\"llama3.2:latest\",\"size\":620756992,\"size_vram\":0,"
                            + "\"context_length\":4096,\"expires_at\":\"2026-01-05T10:10:00Z\"}]}");
            for (String typed :
                    List.of("ollama list", "ollama show llama3.2", "ollama pull llama3.2", "ollama running")) {
                String answer = examples.require(typed + " --json --endpoint " + fake.address());
                String command = typed.split(" ")[0] + " " + typed.split(" ")[1];
                examples.put(command, typed + " --json", answer.replace(fake.address(), "http://localhost:11434"));
            }
        }
    }
}
