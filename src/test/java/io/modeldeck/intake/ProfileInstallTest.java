package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.intake.ProfileInstall.Kind;
import io.modeldeck.intake.ProfileInstall.Outcome;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.FakeOllama;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists of models in the form of the project that this one grew from, installed from servers of this machine. */
class ProfileInstallTest extends FetchTest {

    private final FakeOllama ollama = new FakeOllama();

    @AfterEach
    void closeServer() {
        ollama.close();
    }

    private Profile profile(String models) throws IOException {
        return profileOf("{\"name\": \"starter\", \"description\": \"To begin with\", \"models\": [" + models + "]}");
    }

    private Profile profileOf(String json) throws IOException {
        return Profile.read(Files.writeString(folder.resolve("profile.json"), json), hub.base());
    }

    private List<Outcome> install(Profile profile) {
        return profile.models().stream()
                .map(entry -> profiles()
                        .install(
                                ENGINEER,
                                clock.instant(),
                                entry,
                                () -> OllamaServer.parse(ollama.address()),
                                this::finish))
                .toList();
    }

    private static String fetched(String name, String version, String blob) {
        return "{\"modelName\": \"" + name + "\", \"modelVersion\": \"" + version
                + "\", \"framework\": \"onnx\", \"stage\": \"production\", \"metadata\": {\"equivalenceGroup\": \"g\"},"
                + " \"modelBlob\": " + blob + "}";
    }

    private String at(String name, String path) {
        return fetched(name, "v1", "{\"source\": \"url\", \"url\": \"" + hub.base() + path + "\"}");
    }

    @Test
    void aListIsInstalledAsItStands() throws IOException {
        Files.write(Files.createDirectories(folder.resolve("models")).resolve("mine.onnx"), graph);
        hub.with("onnx/model.onnx", graph);
        ollama.with("nomic-embed-text", "embedding");
        List<Outcome> outcomes = install(profile(String.join(
                ", ",
                fetched(
                        "hubs",
                        "v1",
                        "{\"source\": \"huggingface\", \"model\": \"acme/tiny\", \"file\": \"onnx/model.onnx\"}"),
                fetched("mine", "v2", "{\"source\": \"filesystem\", \"path\": \"models/mine.onnx\"}"),
                "{\"modelName\": \"embed\", \"modelVersion\": \"v1\", \"framework\": \"ollama\", \"modelBlob\":"
                        + " {\"modelName\": \"nomic-embed-text\", \"mode\": \"embeddings\"}}")));
        assertThat(outcomes).extracting(Outcome::message).containsOnly("");
        assertThat(outcomes).extracting(Outcome::kind).containsExactly(Kind.COMPLETED, Kind.COMPLETED, Kind.ADDED);
        assertThat(bench.registry.models())
                .extracting(model -> model.name())
                .containsExactlyInAnyOrder("hubs", "mine", "embed");
        assertThat(bench.registry.versions(
                        bench.registry.model("hubs").orElseThrow().id()))
                .singleElement()
                .satisfies(version -> {
                    assertThat(version.metadata())
                            .containsEntry("equivalenceGroup", "g")
                            .containsEntry("taskType", "sentiment-analysis");
                    assertThat(version.stage().word())
                            .as("a stage is a wish; a person promotes")
                            .isEqualTo("candidate");
                });
    }

    @Test
    void aBadEntryInTheMiddleSpoilsNoOther() throws IOException {
        hub.with("a.onnx", graph).with("c.onnx", graph);
        List<Outcome> outcomes = install(profile(String.join(
                ", ",
                at("a", "/a.onnx"),
                "7",
                "{\"modelVersion\": \"v1\"}",
                "{\"modelName\": \"climbing\", \"modelBlob\": {\"source\": \"filesystem\", \"path\": \"../up.onnx\"}}",
                "{\"modelName\": \"odd\", \"framework\": \"sklearn\", \"modelBlob\": {\"model\": \"a/b\"}}",
                "{\"modelName\": \"gopher\", \"modelBlob\": {\"source\": \"gopher\", \"path\": \"x\"}}",
                at("c", "/c.onnx"))));
        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly(
                        Kind.COMPLETED,
                        Kind.REFUSED,
                        Kind.REFUSED,
                        Kind.REFUSED,
                        Kind.REFUSED,
                        Kind.REFUSED,
                        Kind.COMPLETED);
        assertThat(outcomes.get(1).message()).startsWith("models[1] must be an object");
        assertThat(outcomes.get(2).message()).isEqualTo("models[2] of the profile has no modelName.");
        assertThat(outcomes.get(3).message()).contains("no plain name");
        assertThat(outcomes.get(4).message()).contains("'sklearn', which nothing here runs");
        assertThat(outcomes.get(5).message()).contains("'gopher' is no source");
        assertThat(bench.registry.models()).hasSize(2);
    }

    @Test
    void keysThatNobodyKnowsArePassedOverAndNamed() throws IOException {
        hub.with("a.onnx", graph);
        Profile profile = profileOf(
                "{\"author\": \"x\", \"models\": [{\"modelName\": \"a\", \"modelVerson\": \"v1\", \"modelBlob\":"
                        + " {\"source\": \"url\", \"url\": \"" + hub.base() + "/a.onnx\", \"sha\": \"1\"}}]}");
        assertThat(profile.notes())
                .containsExactly(
                        "The profile says 'author', which nothing here knows; it was passed over.",
                        "models[0] says 'modelVerson', which nothing here knows; it was passed over.",
                        "models[0].modelBlob says 'sha', which nothing here knows; it was passed over.");
        assertThat(install(profile)).extracting(Outcome::kind).containsExactly(Kind.COMPLETED);
        assertThatThrownBy(() -> profileOf("{\"models\": []}"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("at least one model");
        assertThatThrownBy(() -> Profile.read(Path.of("/nowhere/profile.json"), hub.base()))
                .hasMessageContaining("cannot be read");
    }

    @Test
    void columnsThatAFileDoesNotTellAreSaidByTheEntry() throws IOException {
        hub.with("table.onnx", Graphs.scores(new float[][] {{1, 0}, {0, 1}}).bytes());
        String blob = "\"modelBlob\": {\"source\": \"url\", \"url\": \"" + hub.base() + "/table.onnx\"}}";
        Profile profile = profile(String.join(
                ", ",
                "{\"modelName\": \"untold\", " + blob,
                "{\"modelName\": \"told\", \"map\": [\"input=visits,price\"], \"classes\": [\"no\", \"yes\"], \"positive\": \"yes\", "
                        + blob,
                "{\"modelName\": \"crooked\", \"map\": {\"x\": \"visits\"}, " + blob,
                "{\"modelName\": \"unreadable\", \"map\": [\"visits\"], " + blob));
        assertThat(profile.notes()).isEmpty();
        List<Outcome> outcomes = install(profile);
        assertThat(outcomes)
                .extracting(Outcome::kind)
                .containsExactly(Kind.FAILED, Kind.COMPLETED, Kind.REFUSED, Kind.REFUSED);
        assertThat(outcomes.get(0).message()).contains("--map");
        assertThat(outcomes.get(2).message())
                .isEqualTo("models[2].map of the profile must be a list of texts, as in [\"input=visits,price\"].");
        assertThat(outcomes.get(3).message()).contains("'visits' is no mapping");
        ModelVersion told = bench.registry
                .versions(bench.registry.model("told").orElseThrow().id())
                .getFirst();
        assertThat(told.mapping().columns()).containsExactly("visits", "price");
        assertThat(told.classes()).containsExactly("no", "yes");
        assertThat(bench.registry.requireModel("told").positiveClass()).contains("yes");
        assertThat(bench.registry.models()).hasSize(1);
        Profile mended = profile(
                "{\"modelName\": \"untold\", \"map\": [\"input=age,income\"], \"classes\": [\"no\", \"yes\"], \"positive\": \"yes\", "
                        + blob);
        Outcome again = install(mended).getFirst();
        assertThat(again.message()).as("what was said since counts").isEmpty();
        assertThat(again.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(hub.asked.stream().filter(asked -> asked.startsWith("GET /table.onnx")))
                .as("nothing is fetched again")
                .hasSize(2);
    }

    @Test
    void aListMayBeRepeatedAndGoesOnWithWhatFailed() throws IOException {
        byte[] big = Graphs.plus(9);
        hub.with("a.onnx", graph).with("b.onnx", big);
        hub.tricks.add(exchange -> FakeHub.send(exchange, 405, new byte[0]));
        hub.tricks.add(exchange -> FakeHub.send(exchange, 200, graph));
        hub.tricks.add(exchange -> FakeHub.send(exchange, 405, new byte[0]));
        for (int i = 0; i < 4; i++) {
            hub.tricks.add(FakeHub.breaksOffAfter(big, 40 + i));
        }
        Profile list = profile(at("a", "/a.onnx") + ", " + at("b", "/b.onnx"));
        List<Outcome> first = install(list);
        assertThat(first).extracting(Outcome::kind).containsExactly(Kind.COMPLETED, Kind.FAILED);
        int asked = hub.asked.size();
        List<Outcome> second = install(list);
        assertThat(second).extracting(Outcome::kind).containsExactly(Kind.PRESENT, Kind.COMPLETED);
        assertThat(second.getFirst().message()).isEqualTo("It is here as a v1 (source v1).");
        assertThat(second.getLast().job())
                .as("the same job goes on")
                .isEqualTo(first.getLast().job());
        assertThat(hub.asked.subList(asked, hub.asked.size())).containsExactly("GET /b.onnx bytes=43-");
        assertThat(install(list)).extracting(Outcome::kind).containsExactly(Kind.PRESENT, Kind.PRESENT);
    }

    @Test
    void anotherVersionOfThatNameIsNotTakenForIt() throws IOException {
        hub.with("a.onnx", graph).with("other.onnx", graph);
        install(profile(at("a", "/a.onnx")));
        int asked = hub.asked.size();
        List<Outcome> outcomes = install(profile(at("a", "/other.onnx")));
        assertThat(outcomes.getFirst().kind()).isEqualTo(Kind.REFUSED);
        assertThat(outcomes.getFirst().message()).contains("did not come from there");
        assertThat(hub.asked).as("nothing was fetched").hasSize(asked);
    }
}
