package io.modeldeck.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {

    @TempDir
    Path folder;

    private RegistryBench bench;
    private Registry registry;

    @BeforeEach
    void open() {
        bench = new RegistryBench(folder);
        registry = bench.registry;
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Digest file(String content) {
        return bench.artifacts.put(content.getBytes(StandardCharsets.UTF_8));
    }

    private ModelVersion withFile(ModelInfo model, String source, Digest file) {
        NewVersion version = new NewVersion(
                model.id(),
                source,
                ModelVersion.ONNX,
                Optional.of(file),
                12,
                List.of(new TensorSpec("in", ElementType.FLOAT, List.of(-1L, 2L))),
                List.of(new TensorSpec("out", ElementType.STRING, List.of(-1L))),
                InputMapping.parse(List.of("in=a,b")),
                List.of("no", "yes"),
                Map.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "");
        return registry.addVersion(RegistryBench.ENGINEER, RegistryBench.T0, version);
    }

    @Test
    void aVersionIsReadBackWithEveryPart() {
        ModelInfo model = bench.model("churn");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("taskType", "image-classification");
        metadata.put("tags", List.of("a", "b"));
        metadata.put("outputDimensions", List.of(1, 384));
        metadata.put("own", null);
        metadata.put("trainingConfig", Map.of("rows", 4000));
        ModelVersion first = bench.candidate(model, "v0");
        NewVersion version = new NewVersion(
                model.id(),
                "2024-01",
                ModelVersion.ONNX,
                Optional.of(file("content")),
                7,
                List.of(new TensorSpec("in", ElementType.DOUBLE, List.of(-1L, 2L))),
                List.of(new TensorSpec("probs", ElementType.SEQUENCE, List.of())),
                InputMapping.parse(List.of("in=\"a, b\",c=d")),
                List.of("no", "yes"),
                metadata,
                OptionalLong.of(5),
                OptionalLong.of(first.id()),
                "from Sample engineer");
        ModelVersion added = registry.addVersion(RegistryBench.ENGINEER, RegistryBench.T0, version);
        assertThat(registry.version(model.id(), 2)).contains(added);
        assertThat(first.label()).isEqualTo("churn v1 (source " + first.sourceVersion() + ")");
        assertThat(added.label()).as("trained here").isEqualTo("churn v2");
        assertThat(added.artifact()).contains(Digest.of("content".getBytes(StandardCharsets.UTF_8)));
        assertThat(added.inputs()).isEqualTo(version.inputs());
        assertThat(added.outputs()).isEqualTo(version.outputs());
        assertThat(added.mapping().columns()).containsExactly("a, b", "c=d");
        assertThat(added.classes()).containsExactly("no", "yes");
        assertThat(Json.write(added.metadata()))
                .as("as it stands, in its order")
                .isEqualTo(Json.write(metadata));
        assertThat(added.trainingRunId()).hasValue(5);
        assertThat(added.trainedFromId()).hasValue(first.id());
        assertThat(added.parentId()).isEmpty();
        assertThat(added.stage()).isEqualTo(Stage.CANDIDATE);
        assertThat(added.validation()).isEqualTo(Validation.NONE);
        assertThat(added.createdAt()).isEqualTo(RegistryBench.T0);
        assertThat(added.isExternal()).isFalse();
        assertThat(first.isExternal()).isTrue();
        assertThat(bench.heard).contains(new Change.VersionChanged(model.id()));
        assertThat(bench.entries().getFirst().subject()).isEqualTo("churn v2");
        assertThat(bench.promotion().stageHistory(model.id()).getLast().comment())
                .isEqualTo("from Sample engineer");
    }

    @Test
    void numbersAreCountedPerModelAndNeverGivenTwice() {
        ModelInfo churn = bench.model("churn");
        ModelInfo fraud = bench.model("fraud");
        assertThat(bench.candidate(churn, "a").deploymentVersion()).isEqualTo(1);
        assertThat(bench.candidate(churn, "b").deploymentVersion()).isEqualTo(2);
        assertThat(bench.candidate(fraud, "a").deploymentVersion()).isEqualTo(1);
        long last = bench.candidate(churn, "c").id();
        bench.database.run(h -> h.execute("DELETE FROM model_version WHERE id = ?", last));
        assertThat(bench.candidate(churn, "d").deploymentVersion())
                .as("3 was given once")
                .isEqualTo(4);
    }

    @Test
    void anUnknownModelIsAnsweredWithTheOnesThereAre() {
        assertThatThrownBy(() -> registry.requireModel("x")).hasMessageContaining("there is none yet");
        bench.model("churn");
        bench.model("Fraud");
        assertThatThrownBy(() -> registry.requireModel("x"))
                .isInstanceOf(Problem.class)
                .hasMessage("There is no model 'x'; the models are churn, Fraud.");
    }

    @Test
    void theServingVersionIsTheNamedElseProductionElseTheOnlyOne() {
        ModelInfo model = bench.model("churn");
        assertThatThrownBy(() -> registry.serving(model.id(), OptionalInt.empty()))
                .hasMessageContaining("has none yet");
        ModelVersion first = bench.candidate(model, "a");
        assertThat(registry.serving(model.id(), OptionalInt.empty())).isEqualTo(first);
        ModelVersion second = bench.staged(model, "b");
        assertThatThrownBy(() -> registry.serving(model.id(), OptionalInt.empty()))
                .hasMessage("No version of churn is in production; name one with --version N. Its versions:"
                        + " v1 candidate (source a), v2 staging (source b).");
        assertThat(registry.serving(model.id(), OptionalInt.of(1))).isEqualTo(first);
        bench.promotion().promote(RegistryBench.REVIEWER, RegistryBench.T0, second.id(), Stage.PRODUCTION, "go");
        assertThat(registry.serving(model.id(), OptionalInt.empty()).id()).isEqualTo(second.id());
        assertThatThrownBy(() -> registry.serving(model.id(), OptionalInt.of(9)))
                .hasMessageStartingWith("churn has no version 9; Its versions: v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a\nb",
                "a\u0000b",
                "a\u001b[31mb",
                "a\u202eb",
                "a\u200bb",
                "a\ud800",
                "a\u2028b",
            })
    void namesWithHiddenCharactersAreRefused(String name) {
        assertThatThrownBy(() -> bench.model(name)).isInstanceOf(Problem.class).hasMessageContaining("printable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "..\\..\\x",
                "C:\\con",
                "a/b",
                "%2e%2e%2f",
                "ż 大 김 🙂",
                "'; DROP TABLE model; --",
                "=cmd|' /C calc'!A0",
                "//proc/self/root",
                "a;b#c",
                "می‌خواهم",
            })
    void anyOtherNameIsOnlyAName(String name) throws Exception {
        ModelInfo model = bench.model(name);
        bench.candidate(model, name);
        assertThat(registry.requireModel(name).name()).isEqualTo(name);
        assertThat(registry.versions(model.id()).getFirst().sourceVersion()).isEqualTo(name);
        try (var files = Files.list(folder)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .as("nothing of the name becomes a path")
                    .allMatch(f ->
                            f.startsWith("modeldeck.db") || f.equals("artifacts") || f.equals("workspace.modeldeck"));
        }
    }

    @Test
    void aNameMayHave200CharactersAndNoMore() {
        assertThat(bench.model("n".repeat(200)).name()).hasSize(200);
        assertThatThrownBy(() -> bench.model("n".repeat(201))).isInstanceOf(Problem.class);
    }

    @Test
    void aNameIsTakenOnce() {
        bench.model("churn");
        assertThatThrownBy(() -> bench.model("churn")).hasMessageContaining("There is a model 'churn' already");
    }

    @Test
    void whoOnlyLooksAddsNothing() {
        Actor viewer = new Actor("Vi", EnumSet.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() ->
                        registry.createModel(viewer, RegistryBench.T0, "x", TaskType.REGRESSION, Optional.empty()))
                .hasMessageContaining("takes the role engineer");
        assertThat(registry.models()).isEmpty();
    }

    @Test
    void metadataIsReadWithThePlaceOfItsFault() {
        assertThat(Metadata.parse("{\"taskType\":\"sentiment-analysis\",\"x\":[1,null]}", "m.json"))
                .containsEntry("taskType", "sentiment-analysis");
        assertThatThrownBy(() -> Metadata.parse("[1]", "m.json"))
                .hasMessageContaining("m.json must be one JSON object");
        assertThatThrownBy(() -> Metadata.parse("{\"a\":\n 1,}", "m.json"))
                .hasMessageContaining("m.json")
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Metadata.parse("{\"tags\":\"a\"}", "m.json"))
                .hasMessage("In m.json, 'tags' must be a list of texts; mend it or leave it out.");
        assertThatThrownBy(() -> Metadata.parse("{\"outputDimensions\":[\"a\"]}", "m.json"))
                .hasMessageContaining("'outputDimensions' must be a list of whole numbers");
        assertThatThrownBy(() -> Metadata.parse("{\"trainingConfig\":1}", "m.json"))
                .hasMessageContaining("'trainingConfig' must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "=a", "input=", "input=a,", "input=\"a", "input=a,,b"})
    void aMappingThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> InputMapping.parse(List.of(text))).isInstanceOf(Problem.class);
    }

    @Test
    void aMappingKeepsTheOrderOfItsColumns() {
        InputMapping mapping = InputMapping.parse(List.of("input=2,3,0,1", "t=\"say \"\"hi\"\", you\""));
        assertThat(mapping.columns()).containsExactly("2", "3", "0", "1", "say \"hi\", you");
        assertThatThrownBy(() -> InputMapping.parse(List.of("a=x", "a=y"))).hasMessageContaining("mapped twice");
    }

    @Test
    void deletingAModelTakesItsRowsAndFilesButNotTheAuditNorWhatOthersUse() {
        ModelInfo churn = bench.model("churn");
        ModelInfo fraud = bench.model("fraud");
        Digest shared = file("shared");
        Digest own = file("own");
        withFile(churn, "a", shared);
        ModelVersion mine = withFile(churn, "b", own);
        withFile(fraud, "a", shared);
        bench.served(churn, "c", 1);
        bench.served(churn, "d", 2);
        bench.database.run(h -> {
            h.execute(
                    "INSERT INTO inference_event (model_id, version_id, event_id, at, features, recorded_at)"
                            + " VALUES (?, ?, 'e', 0, '{}', 0)",
                    churn.id(),
                    mine.id());
            h.execute("INSERT INTO job (name, model_id, interval, next_due) VALUES ('drift', ?, '6h', 0)", churn.id());
        });
        int audited = bench.entries().size();
        registry.deleteModel(RegistryBench.REVIEWER, "churn", "not used any more");
        assertThat(registry.models()).extracting(ModelInfo::name).containsExactly("fraud");
        assertThat(List.of(bench.count("inference_event"), bench.count("job"), bench.count("model_version")))
                .containsExactly(0L, 0L, 1L);
        assertThat(bench.artifacts.all()).containsExactly(shared);
        assertThat(bench.entries()).hasSize(audited + 1);
        assertThat(bench.entries().getFirst().comment()).isEqualTo("not used any more");
        assertThat(bench.entries().getFirst().before()).containsKey("versions");
    }

    @Test
    void aModelWhoseEndIsNotKeptHasItsFilesStill() {
        Digest own = file("own");
        withFile(bench.model("churn"), "a", own);
        assertThatThrownBy(() -> bench.database.transaction(() -> {
                    registry.deleteModel(RegistryBench.REVIEWER, "churn", "");
                    throw new IllegalStateException("no disk");
                }))
                .hasMessage("no disk");
        assertThat(registry.models()).hasSize(1);
        assertThat(bench.artifacts.all()).containsExactly(own);
    }

    @Test
    void aFileThatCannotBeRemovedNowIsRemovedAtTheNextOpening() throws IOException {
        Digest stuck = file("stuck");
        Digest other = file("other");
        ModelInfo churn = bench.model("churn");
        withFile(churn, "a", stuck);
        withFile(churn, "b", other);
        Path place = bench.artifacts.path(stuck);
        Files.delete(place);
        Path inside = Files.createDirectories(place).resolve("held");
        Files.writeString(inside, "a file that is in use");
        registry.deleteModel(RegistryBench.REVIEWER, "churn", "not used any more");
        assertThat(registry.models())
                .as("the model is deleted, and that is the answer")
                .isEmpty();
        assertThat(bench.database.failedAfterwards()).isOne();
        assertThat(bench.artifacts.all()).as("the other file went").isEmpty();
        assertThat(place).exists();
        Files.delete(inside);
        registry.recoverInterrupted();
        assertThat(place).doesNotExist();
        registry.recoverInterrupted();
        assertThat(bench.database.failedAfterwards()).isOne();
    }

    @Test
    void anIdIsNeverGivenTwice() {
        ModelInfo old = bench.model("churn");
        ModelVersion version = bench.candidate(old, "a");
        registry.deleteModel(RegistryBench.REVIEWER, "churn", "");
        ModelInfo next = bench.model("churn");
        assertThat(next.id()).isGreaterThan(old.id());
        assertThat(bench.candidate(next, "a").id()).isGreaterThan(version.id());
    }

    @Test
    void deletingTakesAnAdministratorAndRefusesWhatOthersWereTrainedFrom() {
        ModelInfo churn = bench.model("churn");
        ModelVersion base = bench.candidate(churn, "a");
        Actor reviewer = new Actor("Rae", EnumSet.of(Role.ENGINEER, Role.REVIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> registry.deleteModel(reviewer, "churn", "")).hasMessageContaining("role admin");
        ModelInfo fraud = bench.model("fraud");
        NewVersion child = NewVersion.external(fraud.id(), "a", List.of(), Map.of(), "")
                .fromTraining(OptionalLong.empty(), OptionalLong.of(base.id()));
        registry.addVersion(RegistryBench.ENGINEER, RegistryBench.T0, child);
        assertThatThrownBy(() -> registry.deleteModel(RegistryBench.REVIEWER, "churn", ""))
                .hasMessageContaining("fraud v1 was trained from it");
        registry.deleteModel(RegistryBench.REVIEWER, "fraud", "");
        registry.deleteModel(RegistryBench.REVIEWER, "churn", "");
        assertThat(registry.models()).isEmpty();
    }

    @Test
    void acceptingUnvalidatedTakesAReason() {
        ModelVersion version = bench.candidate(bench.model("churn"), "a");
        assertThatThrownBy(() -> registry.setValidation(
                        RegistryBench.ENGINEER, RegistryBench.T0, version.id(), Validation.UNVALIDATED, Map.of(), ""))
                .hasMessageContaining("say why");
        assertThat(registry.requireVersion(version.id()).validation()).isEqualTo(Validation.NONE);
    }
}
