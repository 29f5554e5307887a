package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.file.Rejection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventImportTest extends ImportDesk {

    @Test
    void everyPartOfAnEventIsKept() {
        Path file = workspace.file("events.csv", """
            ts,key,a,b,yhat,p,truth,known,ms,why,rq,us,se
            2016-05-01T10:00Z,e1,1.50,x,yes,0.75,no,2016-05-02,12.5,,r1,u1,s1
            2016-05-01T11:30Z,e2,,"y ""z""\u00e9",no,0.25,,,,,,,
            2016-05-01T12:00Z,e3,3,=1+1,,,,,0.001,timed out,,,
            """);
        ImportReport report = workspace.load(
                file,
                "churn",
                EventImportOptions.builder()
                        .time("ts")
                        .id("key")
                        .prediction("yhat")
                        .score("p")
                        .positive("yes")
                        .label("truth")
                        .labelTime("known")
                        .latency("ms")
                        .error("why")
                        .requestId("rq")
                        .user("us")
                        .session("se")
                        .sourceVersion("2016-04")
                        .build());

        assertThat(report.imported()).isEqualTo(3);
        assertThat(report.labelled()).isEqualTo(1);
        assertThat(report.createdModel()).isTrue();
        assertThat(report.createdVersion()).isTrue();
        assertThat(report.range().orElseThrow().from()).isEqualTo("2016-05-01T10:00:00Z");
        assertThat(report.range().orElseThrow().to()).isEqualTo("2016-05-01T12:00:00.001Z");
        assertThat(features())
                .containsExactly(
                        "{\"a\":1.5,\"b\":\"x\"}", "{\"b\":\"y \\\"z\\\"\u00e9\"}", "{\"a\":3,\"b\":\"=1+1\"}");
        StoredEvent first = workspace.events.event(report.modelId(), "e1").orElseThrow();
        assertThat(first.prediction().features()).isEqualTo(Map.of("a", 1.5, "b", "x"));
        assertThat(first.prediction().value()).isEqualTo("yes");
        assertThat(first.prediction().score()).hasValue(0.75);
        assertThat(first.prediction().confidence()).hasValue(0.75);
        assertThat(first.prediction().latencyMicros()).isEqualTo(12_500);
        assertThat(first.prediction().outcome()).contains("no");
        assertThat(first.correct()).contains(false);
        assertThat(first.feedbackAt()).contains(Instant.parse("2016-05-02T00:00:00Z"));
        assertThat(first.prediction().requestId()).contains("r1");
        assertThat(first.prediction().userId()).contains("u1");
        assertThat(first.prediction().sessionId()).contains("s1");
        StoredEvent second = workspace.events.event(report.modelId(), "e2").orElseThrow();
        assertThat(second.prediction().confidence())
                .as("of the predicted class, which is not the positive one")
                .hasValue(0.75);
        assertThat(second.correct()).isEmpty();
        assertThat(second.prediction().latencyMicros()).isNegative();
        StoredEvent third = workspace.events.event(report.modelId(), "e3").orElseThrow();
        assertThat(third.prediction().error()).isEqualTo("timed out");
        assertThat(third.prediction().value()).isEmpty();
        assertThat(third.prediction().latencyMicros()).isEqualTo(1);
        var model = workspace.registry.requireModel("churn");
        assertThat(model.task()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(model.positiveClass()).contains("yes");
        assertThat(model.oldestEventAt()).contains(Instant.parse("2016-05-01T10:00:00Z"));
        assertThat(model.newestEventAt()).contains(Instant.parse("2016-05-01T12:00:00Z"));
        assertThat(workspace.count("rollup_pending")).as("hours touched").isEqualTo(3);
        assertThat(workspace.registry.versions(model.id())).singleElement().satisfies(v -> {
            assertThat(v.isExternal()).isTrue();
            assertThat(v.sourceVersion()).isEqualTo("2016-04");
            assertThat(v.stage()).isEqualTo(Stage.CANDIDATE);
        });
    }

    @Test
    void probabilitiesOfClassesAreKeptAndGiveScoreAndConfidence() {
        Path file = workspace.file("e.csv", """
            t,id,said,p_a,p_b,p_c
            2016-01-01,whole,b,0.2,0.5,0.3
            2016-01-02,part,a,,0.25,
            2016-01-03,none,a,,,
            2016-01-04,much,a,0.9,0.9,0.9
            2016-01-05,nothing,a,0,0,0
            2016-01-06,beyond,a,1.5,0,0
            """);
        ImportReport report = workspace.load(
                file,
                "m",
                EventImportOptions.builder()
                        .time("t")
                        .id("id")
                        .prediction("said")
                        .positive("a")
                        .probabilities(Map.of("a", "p_a", "b", "p_b", "c", "p_c"))
                        .build());
        assertThat(report.rejected().listed()).extracting(Rejection::line).containsExactly(5L, 6L, 7L);
        Prediction whole =
                workspace.events.event(report.modelId(), "whole").orElseThrow().prediction();
        assertThat(whole.probabilities()).containsOnly(Map.entry("a", .2), Map.entry("b", .5), Map.entry("c", .3));
        assertThat(whole.score()).hasValue(.2);
        assertThat(whole.confidence()).hasValue(.5);
        assertThat(whole.features()).isEmpty();
        Prediction part =
                workspace.events.event(report.modelId(), "part").orElseThrow().prediction();
        assertThat(part.probabilities()).containsOnly(Map.entry("b", .25));
        assertThat(part.score()).isEmpty();
        assertThat(part.confidence()).isEmpty();
        Prediction none =
                workspace.events.event(report.modelId(), "none").orElseThrow().prediction();
        assertThat(none.probabilities()).isEmpty();
    }

    @Test
    void labelsAreComparedAsNumbersToo() {
        Path file = workspace.file("e.csv", "t,p,y\n2016-01-01,1,1.0\n2016-01-02,0,1\n2016-01-03,cat,cat\n");
        workspace.load(
                file,
                "m",
                EventImportOptions.builder()
                        .time("t")
                        .prediction("p")
                        .label("y")
                        .build());
        assertThat(workspace.texts("SELECT correct FROM inference_event ORDER BY at"))
                .containsExactly("1", "0", "1");
        assertThat(workspace.texts("SELECT outcome FROM inference_event ORDER BY at"))
                .as("equal labels are stored as equal texts")
                .containsExactly("1", "1", "cat");
    }

    @Test
    void numbersAreARegressionWithoutRightAndWrong() {
        Path file = workspace.file("e.csv", "t,p,y\n2016-01-01,1.5,2.5\n2016-01-02,0.25,0.25\n");
        workspace.load(
                file,
                "m",
                EventImportOptions.builder()
                        .time("t")
                        .prediction("p")
                        .label("y")
                        .build());
        assertThat(workspace.registry.requireModel("m").task()).isEqualTo(TaskType.REGRESSION);
        assertThat(workspace.number("SELECT count(*) FROM inference_event WHERE correct IS NOT NULL"))
                .isZero();
        ErrorStream errors = workspace.events.errorStream(1, 1, Long.MIN_VALUE, 0, TelemetryWorkspace.NOW, 100);
        assertThat(errors.error()).containsExactly(1.0, 0.0);
    }

    @Test
    void rowsMayBeTheClock() {
        Path file = workspace.file("e.csv", "x\n1\n2\n3\n");
        ImportReport report = workspace.load(file, "m", time("row:30m@1996-05-07"));
        assertThat(report.range().orElseThrow().to()).isEqualTo("1996-05-07T01:00:00.001Z");
    }

    @Test
    void theOriginsEventsNeedNoMapping() {
        Path file = workspace.file("e.jsonl", """
            {"id":"a","timestamp":1462060800000,"modelName":"m","modelVersion":"v1","framework":"onnx","requestId":"r","userId":"u","sessionId":"s","featuresIn":"{\\"x\\":1.5,\\"id\\":\\"k\\",\\"flag\\":true}","prediction":"\\"cat\\"","confidence":0.9,"latencyMs":0.25,"actualOutcome":"\\"dog\\"","feedbackTimestamp":1462064400000,"correct":false}
            {"id":"b","timestamp":1462060801000,"modelName":"m","modelVersion":"v2","featuresIn":{"x":2},"prediction":{"class":"dog"},"latencyMs":3}
            {"id":"c","timestamp":1462060802000,"modelName":"other","modelVersion":"v2","featuresIn":{"x":2},"prediction":"dog"}
            {"id":"d","timestamp":1462060803000
            """);
        ImportReport report =
                workspace.load(file, "m", EventImportOptions.builder().build());
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.rejected().listed()).extracting(Rejection::line).containsExactly(3L, 4L);
        StoredEvent a = workspace.events.event(report.modelId(), "a").orElseThrow();
        assertThat(a.prediction().at()).isEqualTo("2016-05-01T00:00:00Z");
        assertThat(a.prediction().features()).isEqualTo(Map.of("x", 1.5, "id", "k", "flag", true));
        assertThat(a.prediction().value()).isEqualTo("cat");
        assertThat(a.prediction().outcome()).contains("dog");
        assertThat(a.prediction().latencyMicros()).isEqualTo(250);
        assertThat(a.feedbackAt()).contains(Instant.parse("2016-05-01T01:00:00Z"));
        assertThat(a.correct()).contains(false);
        assertThat(workspace
                        .events
                        .event(report.modelId(), "b")
                        .orElseThrow()
                        .prediction()
                        .value())
                .isEqualTo("dog");
        assertThat(workspace.registry.versions(report.modelId()))
                .extracting(v -> v.sourceVersion())
                .containsExactly("v1", "v2");
    }

    @Test
    void theVersionIsTheNamedOneOrTheOneThatServes() {
        var model = workspace.model("m", TaskType.CLASSIFICATION);
        long only = workspace.version(model, "a");
        Path file = workspace.file("e.csv", "t,x\n2016-01-01,1\n");
        ImportReport report = workspace.load(file, "m", time("t"));
        assertThat(report.versionId()).isEqualTo(only);
        assertThat(report.createdVersion()).isFalse();
        workspace.version(model, "b");
        assertThatThrownBy(() -> workspace.load(file, "m", time("t")))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("--source-version", "a, b");
        ImportReport named = workspace.load(
                workspace.file("f.csv", "t,x\n2016-01-02,1\n"),
                "m",
                EventImportOptions.builder().time("t").sourceVersion("c").build());
        assertThat(named.createdVersion()).isTrue();
    }

    @Test
    void theAuditKnowsWhoImportedWhat() {
        ImportReport report = workspace.load(workspace.file("e.csv", "t,x\n2016-01-01,1\n"), "m", time("t"));
        assertThat(workspace.audit.entries(AuditFilter.ofModel(report.modelId(), 10)))
                .filteredOn(e -> e.action().equals("import events"))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.by()).isEqualTo("Sample engineer");
                    assertThat(e.after()).containsEntry("file", "e.csv").containsEntry("time", "t");
                });
    }

    @Test
    void thePreviewGuessesAndCountsAndWritesNothing() {
        StringBuilder rows = new StringBuilder("id,age,y_pred,y_pred_proba,timestamp,latency_ms,is_canceled\n");
        for (int i = 0; i < 50; i++) {
            rows.append(i)
                    .append(",")
                    .append(20 + i % 7)
                    .append(",1,0.75,2016-05-")
                    .append(10 + i % 20)
                    .append(",3,0\n");
        }
        rows.append("50,x,1,2,2016-05-10,3,0\n");
        ImportPreview preview = workspace.imports.preview(
                workspace.file("e.csv", rows.toString()),
                Optional.of("m"),
                EventImportOptions.builder().build(),
                Progress.none());
        assertThat(preview.columns())
                .extracting(c -> c.name() + " " + c.role())
                .containsExactly(
                        "id ID",
                        "age FEATURE",
                        "y_pred PREDICTION",
                        "y_pred_proba FEATURE",
                        "timestamp TIME",
                        "latency_ms LATENCY",
                        "is_canceled LABEL");
        assertThat(preview.timeFormat().orElseThrow()).startsWith("ISO-8601");
        assertThat(preview.rows()).isEqualTo(51);
        assertThat(preview.importable()).isEqualTo(50);
        assertThat(preview.rejected().listed())
                .singleElement()
                .satisfies(r -> assertThat(r.column()).isEqualTo("age"));
        assertThat(preview.firstRows()).hasSize(20);
        assertThat(preview.firstRows().getFirst()).containsExactly("0", "20", "1", "0.75", "2016-05-10", "3", "0");
        assertThat(workspace.count("model")).isZero();
        ImportPreview scored = workspace.imports.preview(
                workspace.file("f.csv", rows.substring(0, rows.lastIndexOf("50,x"))),
                Optional.empty(),
                EventImportOptions.builder().build(),
                Progress.none());
        assertThat(scored.options().score()).contains("y_pred_proba");
        assertThat(scored.options().positive()).contains("1");
        assertThat(workspace
                        .load(folder.resolve("f.csv"), "m", scored.options())
                        .imported())
                .as("a preview's options can be imported with")
                .isEqualTo(50);
    }
}
