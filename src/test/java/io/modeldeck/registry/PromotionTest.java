package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.ENGINEER;
import static io.modeldeck.registry.RegistryBench.REVIEWER;
import static io.modeldeck.registry.RegistryBench.T0;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Database;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionTest {

    @TempDir
    Path folder;

    private RegistryBench bench;
    private Promotion promotion;
    private ModelInfo churn;

    @BeforeEach
    void open() {
        bench = new RegistryBench(folder);
        promotion = bench.promotion();
        churn = bench.model("churn");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Stage stage(ModelVersion version) {
        return bench.registry.requireVersion(version.id()).stage();
    }

    private String production() {
        return bench.registry
                .production(churn.id())
                .map(ModelVersion::sourceVersion)
                .orElse("-");
    }

    private List<String> history() {
        return promotion.stageHistory(churn.id()).stream()
                .map(c -> "v" + c.deploymentVersion() + " "
                        + c.from().map(Stage::word).orElse("-") + ">"
                        + c.to().word() + " " + c.kind().word() + " h"
                        + (c.at().getEpochSecond() - T0.getEpochSecond()) / 3600
                        + c.until()
                                .map(u -> "-h" + (u.getEpochSecond() - T0.getEpochSecond()) / 3600)
                                .orElse(""))
                .toList();
    }

    @Test
    void aPromotionReplacesThePredecessorAndKeepsTheHistory() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.heard.clear();
        ModelVersion b = bench.served(churn, "b", 5);
        assertThat(stage(a)).isEqualTo(Stage.ARCHIVED);
        assertThat(stage(b)).isEqualTo(Stage.PRODUCTION);
        assertThat(a.parentId()).isEmpty();
        assertThat(b.parentId()).hasValue(a.id());
        assertThat(b.promotedAt()).contains(hour(5));
        assertThat(b.promotedBy()).contains("Sample reviewer");
        assertThat(history())
                .containsExactly(
                        "v1 ->candidate created h0-h0",
                        "v1 candidate>staging promotion h0-h1",
                        "v1 staging>production promotion h1-h5",
                        "v2 ->candidate created h0-h0",
                        "v2 candidate>staging promotion h0-h5",
                        "v1 production>archived replacement h5",
                        "v2 staging>production promotion h5");
        assertThat(bench.heard).contains(new Change.StageChanged(churn.id()));
        AuditEntry entry = bench.entries().getFirst();
        assertThat(List.of(entry.by(), entry.action(), entry.subject(), entry.comment()))
                .containsExactly("Sample reviewer", "promote", "churn v2", "better");
        assertThat(entry.before()).isEqualTo(Map.of("stage", "staging"));
        assertThat(entry.after()).containsEntry("stage", "production");
    }

    @Test
    void whatWasInProductionAtATimeIsKnown() {
        bench.served(churn, "a", 1);
        bench.served(churn, "b", 5);
        promotion.rollback(REVIEWER, hour(9), churn.id(), "worse");
        List<String> found = new ArrayList<>();
        for (int h : new int[] {0, 1, 4, 5, 8, 9, 100}) {
            found.add(promotion
                    .inProductionAt(churn.id(), hour(h))
                    .map(ModelVersion::sourceVersion)
                    .orElse("-"));
        }
        assertThat(found).containsExactly("-", "a", "a", "b", "b", "a", "a");
    }

    @Test
    void repeatedRollbacksWalkBackAndEndWithASentence() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        ModelVersion c = bench.served(churn, "c", 3);
        StageMove move = promotion.rollback(REVIEWER, hour(4), churn.id(), "c is slow");
        assertThat(move.sentence())
                .isEqualTo("churn v2 (source b) is back in production; churn v3 (source c) is archived.");
        assertThat(production()).isEqualTo("b");
        promotion.rollback(REVIEWER, hour(5), churn.id(), "so is b");
        assertThat(production()).isEqualTo("a");
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, hour(6), churn.id(), "and a"))
                .isInstanceOf(Problem.class)
                .hasMessage("churn v1 (source a) was the first in production; there is no version before it to roll"
                        + " back to.");
        assertThat(stage(a)).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(c)).isEqualTo(Stage.ARCHIVED);
    }

    @Test
    void theParentIsThatOfTheFirstTimeAndNeverRewritten() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.served(churn, "b", 2);
        bench.served(churn, "c", 3);
        // Both old ones come back the long way; neither gets a new parent, so there can be no circle.
        for (ModelVersion old : List.of(a, b)) {
            promotion.promote(ENGINEER, hour(4), old.id(), Stage.STAGING, "");
            promotion.promote(REVIEWER, hour(5), old.id(), Stage.PRODUCTION, "again");
        }
        assertThat(bench.registry.requireVersion(a.id()).parentId()).isEmpty();
        assertThat(bench.registry.requireVersion(b.id()).parentId()).hasValue(a.id());
        promotion.rollback(REVIEWER, hour(6), churn.id(), "back");
        assertThat(production()).isEqualTo("a");
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, hour(7), churn.id(), "back"))
                .hasMessageContaining("first in production");
    }

    @Test
    void aStagedParentStillComesBack() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        promotion.promote(ENGINEER, hour(3), a.id(), Stage.STAGING, "");
        promotion.rollback(REVIEWER, hour(4), churn.id(), "back");
        assertThat(production()).isEqualTo("a");
        assertThat(history()).endsWith("v2 production>archived rollback h4", "v1 archived>production rollback h4");
    }

    @Test
    void aRollbackTakesAReasonAndSomethingToRollBack() {
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, T0, churn.id(), "x"))
                .hasMessageContaining("nothing to roll back");
        assertThatThrownBy(() -> promotion.rollback(REVIEWER, T0, churn.id(), " "))
                .hasMessageContaining("says why");
    }

    @Test
    void aRepeatedWishChangesNothingAndSaysSo() {
        ModelVersion a = bench.served(churn, "a", 1);
        long before = bench.count("stage_change");
        int audited = bench.entries().size();
        StageMove again = promotion.promote(REVIEWER, hour(2), a.id(), Stage.PRODUCTION, "once more");
        assertThat(again.changed()).isFalse();
        assertThat(again.sentence()).isEqualTo("churn v1 (source a) is in production already; nothing was changed.");
        assertThat(bench.count("stage_change")).isEqualTo(before);
        assertThat(bench.entries()).hasSize(audited);
    }

    @Test
    void aRefusalNamesTheVersionAndTheReason() {
        ModelVersion candidate = bench.candidate(churn, "a");
        assertThatThrownBy(() -> promotion.promote(REVIEWER, T0, candidate.id(), Stage.STAGING, ""))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("churn v1 (source a) does not go to staging. It is not validated yet");
        assertThat(promotion.check(REVIEWER, T0, StageWish.of(candidate.id(), Stage.STAGING, "")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(stage(candidate)).isEqualTo(Stage.CANDIDATE);
    }

    @Test
    void anUnvalidatedVersionIsStagedForAReasonThatIsKept() {
        ModelVersion candidate = bench.candidate(churn, "a");
        StageMove move = promotion.promote(ENGINEER, T0, candidate.id(), Stage.STAGING, "no labels yet", true);
        assertThat(move.version().validation()).isEqualTo(Validation.UNVALIDATED);
        assertThat(move.version().validationDetail()).isEqualTo(Map.of("reason", "no labels yet"));
        assertThat(promotion
                        .promote(REVIEWER, T0, candidate.id(), Stage.PRODUCTION, "pilot")
                        .changed())
                .isTrue();
    }

    @Test
    void theSecondPersonIsNotWhoAskedOrBroughtIt() {
        PromotionPolicy strict = new PromotionPolicy() {
            @Override
            public boolean secondPersonRequired(ModelVersion version) {
                return true;
            }

            @Override
            public Optional<String> requestedBy(ModelVersion version) {
                return version.sourceVersion().equals("asked") ? Optional.of("Sample reviewer") : Optional.empty();
            }
        };
        Promotion two = bench.promotion(strict);
        ModelVersion brought = bench.staged(churn, "brought by Sample engineer");
        ModelVersion asked = bench.staged(churn, "asked");
        assertThatThrownBy(() -> two.promote(ENGINEER, T0, brought.id(), Stage.PRODUCTION, "mine"))
                .hasMessageContaining("second person: Sample engineer asked for this version");
        assertThatThrownBy(() -> two.promote(REVIEWER.asSimulated(), T0, brought.id(), Stage.PRODUCTION, "auto"))
                .hasMessageContaining("made by a script");
        assertThatThrownBy(() -> two.promote(REVIEWER, T0, asked.id(), Stage.PRODUCTION, "mine"))
                .hasMessageContaining("second person: Sample reviewer");
        two.promote(REVIEWER, T0, brought.id(), Stage.PRODUCTION, "looked at it");
        assertThat(production()).isEqualTo("brought by Sample engineer");
    }

    @Test
    void aSimulatedDecisionIsMarked() {
        ModelVersion a = bench.staged(churn, "a");
        promotion.promote(REVIEWER.asSimulated(), hour(1), a.id(), Stage.PRODUCTION, "auto");
        assertThat(promotion.stageHistory(churn.id()).getLast().simulated()).isTrue();
        assertThat(bench.entries().getFirst().simulated()).isTrue();
    }

    @Test
    void historyCannotRunBackwards() {
        bench.served(churn, "a", 5);
        ModelVersion b = bench.staged(churn, "b");
        assertThatThrownBy(() -> promotion.promote(REVIEWER, hour(4), b.id(), Stage.PRODUCTION, "early"))
                .hasMessageContaining("cannot be dated before");
        assertThat(production()).isEqualTo("a");
        assertThat(stage(b)).isEqualTo(Stage.STAGING);
    }

    @Test
    void aStepThatFailsLeavesNothing() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.staged(churn, "b");
        List<String> before = history();
        int audited = bench.entries().size();
        bench.heard.clear();
        // The last step of the promotion, after stages, history and parent, is refused by the database.
        bench.database.run(
                h -> h.execute("CREATE TRIGGER stop BEFORE INSERT ON audit_entry WHEN NEW.subject = 'churn v2'"
                        + " BEGIN SELECT raise(ABORT, 'stopped'); END"));
        assertThatThrownBy(() -> promotion.promote(REVIEWER, hour(2), b.id(), Stage.PRODUCTION, "go"))
                .hasMessageContaining("stopped");
        assertThat(stage(a)).isEqualTo(Stage.PRODUCTION);
        assertThat(stage(b)).isEqualTo(Stage.STAGING);
        assertThat(bench.registry.requireVersion(b.id()).parentId()).isEmpty();
        assertThat(history()).isEqualTo(before);
        assertThat(bench.entries()).hasSize(audited);
        assertThat(bench.heard).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesASecondProduction() {
        bench.served(churn, "a", 1);
        ModelVersion b = bench.staged(churn, "b");
        assertThatThrownBy(() -> bench.database.run(
                        h -> h.execute("UPDATE model_version SET stage = 'production' WHERE id = ?", b.id())))
                .hasMessageContaining("UNIQUE");
    }

    @Test
    void ofWishesAtOnceOneWinsAndTheOthersAreTold() throws Exception {
        bench.served(churn, "a", 1);
        int many = 8;
        List<ModelVersion> rivals = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            rivals.add(bench.staged(churn, "r" + i));
        }
        CyclicBarrier start = new CyclicBarrier(many + 1);
        List<Future<String>> answers = new ArrayList<>();
        Threads people = new Threads();
        try (ExecutorService threads = Executors.newFixedThreadPool(many, people)) {
            for (ModelVersion rival : rivals) {
                Callable<String> wish = () -> {
                    start.await();
                    return answer(rival, hour(2));
                };
                answers.add(threads.submit(wish));
            }
            // While the writer is held, everybody looks at production and then waits for their turn.
            bench.database.transaction(() -> {
                await(start);
                people.awaitStanding(Database.class, "transaction", many);
                return null;
            });
        }
        List<String> told = new ArrayList<>();
        for (Future<String> answer : answers) {
            told.add(answer.get());
        }
        assertThat(told).filteredOn("won"::equals).hasSize(1);
        assertThat(told)
                .filteredOn(t -> t.startsWith("Meanwhile production of churn has changed to churn v"))
                .hasSize(many - 1);
        assertThat(rivals).filteredOn(r -> stage(r) == Stage.PRODUCTION).hasSize(1);
        assertThat(bench.registry.versions(churn.id()))
                .filteredOn(v -> v.stage() == Stage.STAGING)
                .hasSize(many - 1);
    }

    @Test
    void ofTwoProcessesOneWinsAndTheOtherIsTold() throws Exception {
        long seen = bench.served(churn, "first", 1).id();
        List<ModelVersion> rivals = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rivals.add(bench.staged(churn, "r" + i));
        }
        try (ChildJvm one = ChildJvm.of(RivalProcess.class, folder.toString()).start();
                ChildJvm two =
                        ChildJvm.of(RivalProcess.class, folder.toString()).start();
                BufferedReader oneSays = one.process().inputReader(StandardCharsets.UTF_8);
                BufferedReader twoSays = two.process().inputReader(StandardCharsets.UTF_8)) {
            assertThat(List.of(oneSays.readLine(), twoSays.readLine())).containsOnly("ready");
            for (int i = 0; i < rivals.size(); i += 2) {
                tell(one, rivals.get(i).id() + " " + seen);
                tell(two, rivals.get(i + 1).id() + " " + seen);
                List<String> answers = List.of(oneSays.readLine(), twoSays.readLine());
                assertThat(answers).as(one.errors() + two.errors()).containsOnlyOnce("won");
                assertThat(answers)
                        .filteredOn(answer -> !answer.equals("won"))
                        .singleElement()
                        .asString()
                        .startsWith("Meanwhile production of churn has changed to churn v");
                ModelVersion winner = rivals.get(i + answers.indexOf("won"));
                assertThat(bench.registry.production(churn.id()).orElseThrow().id())
                        .isEqualTo(winner.id());
                seen = winner.id();
            }
        }
        assertThat(promotion.stageHistory(churn.id()))
                .filteredOn(change -> change.to() == Stage.PRODUCTION)
                .hasSize(6);
    }

    private static void tell(ChildJvm child, String line) throws IOException {
        child.process()
                .outputWriter(StandardCharsets.UTF_8)
                .append(line)
                .append('\n')
                .flush();
    }

    @Test
    void whoDecidedInViewOfAnotherProductionIsTold() {
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.served(churn, "b", 2);
        ModelVersion c = bench.staged(churn, "c");
        StageWish wish = StageWish.of(c.id(), Stage.PRODUCTION, "better than a");
        assertThatThrownBy(() -> promotion.promote(REVIEWER, hour(3), wish.seeing(OptionalLong.of(a.id()))))
                .hasMessageContaining("Meanwhile production of churn has changed to churn v2");
        assertThatThrownBy(() -> promotion.promote(REVIEWER, hour(3), wish.seeing(OptionalLong.empty())))
                .hasMessageContaining("Meanwhile");
        assertThatThrownBy(() -> promotion.rollback(
                        REVIEWER, hour(3), churn.id(), "odd", false, Optional.of(OptionalLong.of(a.id()))))
                .hasMessageContaining("Meanwhile");
        promotion.promote(REVIEWER, hour(3), wish.seeing(OptionalLong.of(b.id())));
        assertThat(production()).isEqualTo("c");
    }

    @Test
    void aFreezeHoldsPromotionsUpUntilItEndsOrSomebodyAnswersForIt() {
        Promotion frozen = bench.promotion(new Policy(hour(50)));
        ModelVersion a = bench.served(churn, "a", 1);
        ModelVersion b = bench.staged(churn, "b");
        assertThatThrownBy(() -> frozen.promote(REVIEWER, hour(20), b.id(), Stage.PRODUCTION, "now"))
                .hasMessageContaining("are frozen until " + hour(50) + ": year end. Wait until then");
        assertThat(stage(b)).isEqualTo(Stage.STAGING);
        frozen.promote(
                REVIEWER,
                hour(20),
                StageWish.of(b.id(), Stage.PRODUCTION, "it bleeds").overFreeze(true));
        assertThat(production()).isEqualTo("b");
        assertThat(bench.entries())
                .filteredOn(entry -> entry.action().equals("override freeze"))
                .extracting(AuditEntry::comment)
                .containsExactly("it bleeds");
        frozen.rollback(REVIEWER, hour(21), churn.id(), "it bled more");
        assertThat(production()).as("the way out is never frozen").isEqualTo("a");
        frozen.promote(ENGINEER, hour(22), b.id(), Stage.STAGING, "");
        frozen.promote(REVIEWER, hour(50), b.id(), Stage.PRODUCTION, "after the freeze");
        assertThat(stage(a)).isEqualTo(Stage.ARCHIVED);
    }

    /** Frozen from hour 10 on until then; a way back of a day. */
    private record Policy(Instant until) implements PromotionPolicy {
        @Override
        public boolean secondPersonRequired(ModelVersion version) {
            return false;
        }

        @Override
        public Optional<String> requestedBy(ModelVersion version) {
            return Optional.empty();
        }

        @Override
        public Optional<FreezeWindow.Frozen> frozen(ModelVersion version, Instant at) {
            return at.isBefore(hour(10)) || !at.isBefore(until)
                    ? Optional.empty()
                    : Optional.of(new FreezeWindow.Frozen(until, "year end"));
        }

        @Override
        public Duration rollbackWindow(ModelVersion version) {
            return Duration.ofHours(24);
        }
    }

    @Test
    void whatLeftProductionLongAgoIsLookedAtAnewBeforeItComesBack() {
        Promotion strict = bench.promotion(new Policy(hour(11)));
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        assertThat(strict.checkRollback(hour(26), churn.id()).orElseThrow()).isInstanceOf(Decision.Accepted.class);
        assertThatThrownBy(() -> strict.rollback(REVIEWER, hour(27), churn.id(), "odd"))
                .hasMessageStartingWith(
                        "churn v1 (source a) does not come back to production. It left production at " + hour(2))
                .hasMessageContaining("modeldeck validate");
        assertThat(production()).isEqualTo("b");
        bench.registry.setValidation(ENGINEER, hour(27), a.id(), Validation.FAILED, Map.of(), "");
        assertThatThrownBy(() -> strict.rollback(REVIEWER, hour(27), churn.id(), "odd", true, Optional.empty()))
                .hasMessageContaining("and failed");
        bench.registry.setValidation(ENGINEER, hour(28), a.id(), Validation.PASSED, Map.of(), "");
        strict.rollback(REVIEWER, hour(29), churn.id(), "odd");
        assertThat(production()).isEqualTo("a");
    }

    @Test
    void longAgoWithoutLabelsItComesBackForAReason() {
        Promotion strict = bench.promotion(new Policy(hour(11)));
        bench.served(churn, "a", 1);
        bench.served(churn, "b", 2);
        strict.rollback(REVIEWER, hour(99), churn.id(), "b is down, no labels yet", true, Optional.empty());
        assertThat(production()).isEqualTo("a");
    }

    @Test
    void whereEachVersionWasAtATimeIsAnswered() {
        ModelVersion a = bench.served(churn, "a", 1);
        bench.served(churn, "b", 5);
        assertThat(promotion.stagesAt(churn.id(), T0.minusSeconds(1))).isEmpty();
        assertThat(promotion.stagesAt(churn.id(), hour(4)))
                .extracting(StageChange::versionId, StageChange::to, StageChange::by, StageChange::comment)
                .startsWith(org.assertj.core.groups.Tuple.tuple(a.id(), Stage.PRODUCTION, "Sample reviewer", "better"))
                .hasSize(2);
        assertThat(promotion.stagesAt(churn.id(), hour(5)))
                .extracting(StageChange::to)
                .containsExactly(Stage.ARCHIVED, Stage.PRODUCTION);
    }

    private String answer(ModelVersion version, Instant at) {
        try {
            promotion.promote(
                    Actor.person("Sample reviewer", REVIEWER.face()), at, version.id(), Stage.PRODUCTION, "go");
            return "won";
        } catch (Problem told) {
            return told.getMessage();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
