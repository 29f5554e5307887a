package io.modeldeck.registry;

import static io.modeldeck.registry.RegistryBench.REVIEWER;
import static io.modeldeck.registry.RegistryBench.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.store.Database;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Of wishes at once one wins, whoever wishes, and the others are told. */
class PromotionRaceTest extends PromotionDesk {

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

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
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
}
