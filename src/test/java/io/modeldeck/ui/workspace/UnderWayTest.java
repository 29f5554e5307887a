package io.modeldeck.ui.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.place.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnderWayTest {

    @TempDir
    Path folder;

    @Test
    void aTrainingIsUnderWayFromItsBeginToItsEnd() {
        try (LoopModel loop = new LoopModel(folder)) {
            assertThat(UnderWay.read(loop.engine)).isEmpty();
            List<UnderWay> seen = new ArrayList<>();
            loop.engine.changes().subscribe(change -> {
                if (UnderWay.isConcernedBy(Set.of(change.getClass()))) {
                    seen.addAll(UnderWay.read(loop.engine));
                }
            });
            TrainingRun run =
                    loop.train(LoopModel.rows(400, 3, LoopModel.World.USUAL), LoopModel.recipe(), LoopModel.START);
            assertThat(seen).isNotEmpty().allSatisfy(work -> {
                assertThat(work.kind()).isEqualTo(UnderWay.Kind.TRAINING);
                assertThat(work.id()).isEqualTo(run.id());
                assertThat(work.name()).isEqualTo("Training " + run.id() + " of loop");
                assertThat(work.share()).as("nobody knows when it ends").isEmpty();
                assertThat(work.place()).isEqualTo(new Place.Runs(OptionalLong.of(run.id())));
            });
            assertThat(seen).extracting(UnderWay::course).contains("Training");
            assertThat(UnderWay.read(loop.engine)).isEmpty();
        }
    }

    @Test
    void onlyWhatMovesSuchWorkConcernsIt() {
        assertThat(UnderWay.isConcernedBy(Set.of(Change.FetchMoved.class))).isTrue();
        assertThat(UnderWay.isConcernedBy(Set.of(Change.EventsStored.class))).isFalse();
    }
}
