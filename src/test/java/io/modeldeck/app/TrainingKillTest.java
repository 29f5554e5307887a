package io.modeldeck.app;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ChangeKind;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageChange;
import io.modeldeck.retraining.RequestEvent;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RequestStep;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.store.Integrity;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.TrainingWorkspace;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed between a request and a rollback: what it said to be done is done, once, and nothing else is half done. */
class TrainingKillTest {

    private static final int MOST = 10_000;

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void aKillLosesAndDoublesNothing() throws Exception {
        killed(1, 5);
    }

    @Test
    @Tag("full")
    void twentyKillsLoseAndDoubleNothing() throws Exception {
        killed(20, 6);
        assertThat(said).anyMatch(line -> line.startsWith("promoted")).anyMatch(line -> line.startsWith("back"));
    }

    private void killed(int times, long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            kill(1 + random.nextInt(9), random.nextInt(400_000_000));
            try (LoopModel loop = new LoopModel(folder)) {
                assertThat(Integrity.faults(loop.engine.workspace())).isEmpty();
                runs(loop);
                requests(loop);
                stages(loop);
                acknowledged(loop);
            }
        }
    }

    /** Every run has ended or waits, has made at most one version, and that one only if it came to validation. */
    private static void runs(LoopModel loop) {
        List<ModelVersion> versions = loop.engine.registry().versions(loop.model.id());
        for (TrainingRun run : runsOf(loop)) {
            List<ModelVersion> made = versions.stream()
                    .filter(version -> version.trainingRunId().isPresent()
                            && version.trainingRunId().getAsLong() == run.id())
                    .toList();
            assertThat(run.status()).isNotIn(RunStatus.RUNNING, RunStatus.VALIDATING);
            assertThat(made).hasSize(run.versionId().isPresent() ? 1 : 0);
            if (run.status() == RunStatus.COMPLETED) {
                assertThat(made.getFirst().artifact()).isEqualTo(run.artifact().map(artifact -> artifact.digest()));
            }
            if (run.status() == RunStatus.FAILED) {
                assertThat(run.failureReason()).startsWith("Interrupted");
            }
        }
    }

    private static List<TrainingRun> runsOf(LoopModel loop) {
        return loop.engine.training().runs(OptionalLong.of(loop.model.id()), MOST);
    }

    /** Each approval has its one run, each request says what its last run came to, and at most one is open. */
    private static void requests(LoopModel loop) {
        List<RetrainingRequest> requests =
                loop.engine.retraining().requests(OptionalLong.of(loop.model.id()), Optional.empty(), MOST);
        long approvals = 0;
        for (RetrainingRequest request : requests) {
            List<RequestStep> steps = loop.engine.retraining().steps(request.id());
            List<TrainingRun> runs = loop.engine.training().runsOfRequest(request.id());
            long approved = count(steps, RequestEvent.APPROVE);
            approvals += approved;
            assertThat(runs).hasSize((int) approved);
            assertThat(
                            steps.isEmpty()
                                    ? RequestStatus.PENDING_APPROVAL
                                    : steps.getLast().to())
                    .isEqualTo(request.status());
            if (request.status() == RequestStatus.APPROVED) {
                assertThat(runs.getLast().status()).isEqualTo(RunStatus.QUEUED);
            }
            if (request.status() == RequestStatus.COMPLETED) {
                assertThat(runs.getLast().status()).isEqualTo(RunStatus.COMPLETED);
            }
        }
        assertThat(requests).filteredOn(request -> request.status().isOpen()).hasSizeLessThanOrEqualTo(1);
        assertThat(audited(loop, "approve")).isEqualTo(approvals);
    }

    private static long count(List<RequestStep> steps, RequestEvent event) {
        return steps.stream().filter(step -> step.event() == event).count();
    }

    private static long audited(LoopModel loop, String action) {
        return loop.engine.audit().entries(AuditFilter.ofModel(loop.model.id(), MOST)).stream()
                .map(AuditEntry::action)
                .filter(action::equals)
                .count();
    }

    /** One version serves, every version is in exactly one stage, and each move was audited. */
    private static void stages(LoopModel loop) {
        List<ModelVersion> versions = loop.engine.registry().versions(loop.model.id());
        List<StageChange> history = loop.engine.promotion().stageHistory(loop.model.id());
        boolean served = history.stream().anyMatch(change -> change.to() == Stage.PRODUCTION);
        assertThat(versions)
                .filteredOn(version -> version.stage() == Stage.PRODUCTION)
                .hasSize(served ? 1 : 0);
        assertThat(loop.engine.promotion().stagesAt(loop.model.id(), LoopModel.START.plus(Duration.ofDays(4_000))))
                .hasSize(versions.size());
        assertThat(audited(loop, "promote"))
                .isEqualTo(history.stream()
                        .filter(change -> change.kind() == ChangeKind.PROMOTION)
                        .count());
        assertThat(audited(loop, "roll back"))
                .isEqualTo(history.stream()
                        .filter(change -> change.kind() == ChangeKind.ROLLBACK)
                        .count());
    }

    /** What the process said is there. */
    private void acknowledged(LoopModel loop) {
        List<StageChange> history = loop.engine.promotion().stageHistory(loop.model.id());
        for (String line : said) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "request" ->
                    assertThat(loop.engine
                                    .retraining()
                                    .request(Long.parseLong(words[1]))
                                    .modelId())
                            .isEqualTo(loop.model.id());
                case "approved" ->
                    assertThat(loop.engine
                                    .training()
                                    .run(Long.parseLong(words[2]))
                                    .requestId())
                            .hasValue(Long.parseLong(words[1]));
                case "ended" -> {
                    TrainingRun run = loop.engine.training().run(Long.parseLong(words[1]));
                    assertThat(run.status().word()).isEqualTo(words[2]);
                    assertThat(run.versionId().orElse(0)).isEqualTo(Long.parseLong(words[3]));
                }
                case "promoted" ->
                    assertThat(came(history, words[1], ChangeKind.PROMOTION))
                            .as(line)
                            .isEqualTo(1);
                case "back" ->
                    assertThat(came(history, words[1], ChangeKind.ROLLBACK))
                            .as(line)
                            .isPositive();
                default -> assertThat(line).isEqualTo("ready");
            }
        }
    }

    private static long came(List<StageChange> history, String version, ChangeKind kind) {
        return history.stream()
                .filter(change -> change.versionId() == Long.parseLong(version)
                        && change.to() == Stage.PRODUCTION
                        && change.kind() == kind)
                .count();
    }

    private void kill(int lines, int nanosLater) throws IOException, InterruptedException {
        try (ChildJvm child =
                        ChildJvm.of(TrainingWorkspace.class, folder.toString()).start();
                BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
            int read = 0;
            String line;
            while (read < lines && (line = out.readLine()) != null) {
                said.add(line);
                read++;
            }
            assertThat(read).as("it worked until then: %s", child.errors()).isEqualTo(lines);
            LockSupport.parkNanos(nanosLater);
            child.kill();
            while ((line = out.readLine()) != null) {
                said.add(line);
            }
            awaitEnd(child.process());
        }
    }
}
