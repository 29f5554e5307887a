package io.modeldeck.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs are kept with a version under a name, asked again, replaced and removed; each deed leaves its name in the log, and no input. */
class ExamplesTest {

    @TempDir
    Path folder;

    private LoopModel loop;
    private ModelVersion version;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        version = loop.engine.registry().requireVersion(loop.firstVersion());
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private Example keep(String name, Map<String, Object> inputs) {
        return loop.engine.examples().keep(LoopModel.ENGINEER, LoopModel.START, version, name, inputs, "");
    }

    @Test
    void whatIsKeptIsListedAndAskedAgain() {
        Example kept = keep("  on the edge ", Map.of("noise", 1, "y", -3.5, "x", 2));
        assertThat(kept.name()).isEqualTo("on the edge");
        assertThat(kept.inputs().keySet()).as("in the order of the form").containsExactly("x", "y", "noise");
        assertThat(loop.engine.examples().ofModel(loop.model.id())).containsExactly(kept);
        Question question = ExampleInputs.question(
                version,
                loop.engine.playground().form(version),
                loop.engine.examples().require(version, "on the edge").inputs());
        Answered answered = loop.engine.playground().ask(version, question);
        assertThat(answered.rows().orElseThrow().values()).hasSize(1);
        assertThat(answered.recorded()).isFalse();
    }

    @Test
    void theSameNameIsReplacedAndTheSameInputsChangeNothing() {
        keep("one", Map.of("x", 1));
        keep("one", Map.of("x", 1));
        keep("one", Map.of("x", 2));
        assertThat(loop.engine.examples().ofModel(loop.model.id()))
                .singleElement()
                .satisfies(example -> assertThat(example.inputs()).containsEntry("x", 2.0));
        loop.engine.examples().remove(LoopModel.ENGINEER, LoopModel.START, version, "one", "wrong");
        assertThat(loop.engine.examples().ofModel(loop.model.id())).isEmpty();
        assertThat(loop.engine.audit().entries(AuditFilter.newest(50)))
                .extracting(AuditEntry::action)
                .filteredOn(action -> action.contains("example"))
                .containsExactly("remove example", "replace example", "keep example");
        assertThat(loop.engine.audit().entries(AuditFilter.newest(50)).toString())
                .as("what is asked may be nobody's business")
                .doesNotContain("noise=");
    }

    @Test
    void whatCouldNeverBeAskedIsRefused() {
        assertThatThrownBy(() -> keep("one", Map.of("z", 1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no column 'z'");
        assertThatThrownBy(() -> keep("one", Map.of("x", List.of(1)))).hasMessageContaining("not a list");
        assertThatThrownBy(() -> keep(" ", Map.of("x", 1))).hasMessageContaining("1 to 80 characters");
        assertThatThrownBy(() -> keep("a\nb", Map.of("x", 1))).hasMessageContaining("one line");
        assertThatThrownBy(() -> keep("one", Map.of("x", "y".repeat(2 << 20))))
                .hasMessageContaining("an example is small");
        assertThatThrownBy(() -> loop.engine.examples().require(version, "one")).hasMessageContaining("example list");
        assertThatThrownBy(() -> loop.engine
                        .examples()
                        .keep(
                                new Actor("viewer", Set.of(Role.VIEWER), Face.CONSOLE, false),
                                LoopModel.START,
                                version,
                                "one",
                                Map.of("x", 1),
                                ""))
                .isInstanceOf(Problem.class);
        assertThat(loop.engine.examples().ofModel(loop.model.id())).isEmpty();
    }

    @Test
    void itGoesWithItsVersion() {
        ModelVersion second = loop.engine
                .registry()
                .requireVersion(loop.train(LoopModel.rows(200, 2, World.USUAL), LoopModel.recipe(), LoopModel.START)
                        .versionId()
                        .orElseThrow());
        loop.engine.examples().keep(LoopModel.ENGINEER, LoopModel.START, second, "one", Map.of("x", 1), "");
        keep("one", Map.of("x", 3));
        assertThat(loop.engine.examples().ofModel(loop.model.id())).hasSize(2);
        loop.engine.registry().deleteVersion(LoopModel.ENGINEER, LoopModel.START, second.id(), "not needed");
        assertThat(loop.engine.examples().ofModel(loop.model.id()))
                .extracting(Example::versionId)
                .containsExactly(version.id());
    }
}
