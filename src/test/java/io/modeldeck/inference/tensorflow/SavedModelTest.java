package io.modeldeck.inference.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.testing.SavedModels;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.TensorInfo;

/** What a SavedModel says of itself, read without TensorFlow. */
class SavedModelTest {

    private static final String SERVING = "models/tf_savedmodel/tf_serving/";
    private static final String VALUES = "variables/variables.data-00000-of-00001";
    private static final String INDEX = "variables/variables.index";

    @TempDir
    private Path folder;

    private static SavedModelFolder read(Path path, String version) {
        return SavedModelFolder.read(path, Optional.ofNullable(version), Integer.MAX_VALUE);
    }

    private static SavedModelSurvey survey(Path path, String signature) {
        return SavedModelSurvey.of(path.toString(), read(path, null).files(), Optional.ofNullable(signature));
    }

    private static void assertRefused(Path path, String sentence) {
        assertThatThrownBy(() -> survey(path, null))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(sentence);
    }

    private static SavedModels echo() {
        return new SavedModels("serving_default", "serve").echo("x", DataType.DT_FLOAT, -1, 2);
    }

    @Test
    void theSignatureOfARealModelIsReadWithItsTensors() {
        SavedModelSurvey guesslang = survey(SharedData.require("models/tf_savedmodel/guesslang"), null);
        assertThat(SavedSignature.specs(guesslang.signature().inputs()))
                .containsExactly(new TensorSpec("inputs", ElementType.STRING, List.of(-1L)));
        assertThat(SavedSignature.specs(guesslang.signature().outputs()))
                .containsExactly(
                        new TensorSpec("classes", ElementType.STRING, List.of(-1L, 54L)),
                        new TensorSpec("scores", ElementType.FLOAT, List.of(-1L, 54L)));
        assertThat(guesslang.plan().outputs()).containsEntry("scores", "head/predictions/probabilities:0");
        assertThat(guesslang.plan().tags()).containsExactly("serve");
        assertThat(guesslang.words()).contains("'serving_default'; it also has classification, predict.");
    }

    @Test
    void oneOfSeveralSignaturesIsChosenByName() {
        Path counter = SharedData.require(SERVING + "saved_model_counter/00000123");
        assertRefused(counter, "choose one of get_counter, incr_counter, incr_counter_by, reset_counter");
        SavedModelSurvey by = survey(counter, "incr_counter_by");
        assertThat(by.plan().inputs()).containsOnlyKeys("delta");
        assertThat(survey(counter, "get_counter").plan().inputs()).isEmpty();
        assertThatThrownBy(() -> survey(counter, "stop")).hasMessageContaining("has no signature 'stop'");
    }

    @Test
    void ofNumberedVersionsTheNewestIsTakenOrTheOneThatIsNamed() throws IOException {
        Path numbered = SharedData.require(SERVING + "saved_model_half_plus_two_2_versions");
        assertThat(SavedModelFolder.is(numbered)).isTrue();
        assertThat(read(numbered, null).version()).contains("00000124");
        assertThat(read(numbered, "123").version()).contains("00000123");
        assertThatThrownBy(() -> read(numbered, "125")).hasMessageContaining("its versions are 00000123, 00000124");
        assertThatThrownBy(() -> read(numbered, "newest")).hasMessageContaining("no version newest");
        assertThatThrownBy(() -> read(numbered.resolve("00000123"), "123"))
                .hasMessageContaining("leave --model-version");
        // By number and not by letters.
        SavedModels.write(folder.resolve("9"), echo().graph());
        SavedModels.write(folder.resolve("10"), echo().graph());
        Files.createDirectories(folder.resolve("11"));
        assertThat(read(folder, null).version()).contains("10");
    }

    @Test
    void whatIsNoSavedModelIsRefused() throws IOException {
        Path bad = SharedData.require(SERVING + "bad_half_plus_two");
        assertThat(SavedModelFolder.is(bad)).isFalse();
        assertThat(SavedModelFolder.is(bad.resolve("00000123"))).isFalse();
        assertThatThrownBy(() -> read(bad, null)).hasMessageContaining("is no SavedModel");
        Path text = Files.createDirectories(folder.resolve("text"));
        Files.writeString(text.resolve("saved_model.pbtxt"), "meta_graphs {}");
        assertRefused(text, "holds its graph as text");
        Path model = SavedModels.write(folder.resolve("model"), echo().graph());
        byte[] whole = Files.readAllBytes(model.resolve("saved_model.pb"));
        Files.write(model.resolve("saved_model.pb"), Arrays.copyOf(whole, whole.length - 9));
        assertRefused(model, "it is truncated");
        Files.writeString(model.resolve("saved_model.pb"), "version https://git-lfs");
        assertRefused(model, "is no SavedModel");
        Files.write(model.resolve("saved_model.pb"), new byte[0]);
        assertRefused(model, "holds no graph");
    }

    @Test
    void theGraphForServingIsTakenAmongSeveral() throws IOException {
        MetaGraphDef training = new SavedModels("serving_default", "train")
                .echo("y", DataType.DT_INT64)
                .graph();
        MetaGraphDef gpu = new SavedModels("serving_default", "serve", "gpu")
                .echo("z", DataType.DT_INT64)
                .graph();
        SavedModelSurvey found = survey(SavedModels.write(folder, training, gpu, echo().graph()), null);
        assertThat(found.plan().inputs()).containsExactly(Map.entry("x", "in_x:0"));
        assertThat(survey(SavedModels.write(folder, training, gpu), null).plan().tags())
                .containsExactly("serve", "gpu");
        assertThat(survey(SavedModels.write(folder, training), null).plan().tags())
                .containsExactly("train");
        assertRefused(SavedModels.write(folder, training, training), "several graphs and none for serving");
    }

    @Test
    void operatorsThatReachForFilesAndValuesThatAreNoTensorsAreRefused() throws IOException {
        assertRefused(
                SavedModels.write(
                        folder,
                        echo().node("w", "WriteFile", DataType.DT_STRING).graph()),
                "uses the operator WriteFile, which reaches for files");
        MetaGraphDef.Builder inFunction = echo().graph().toBuilder();
        inFunction
                .getGraphDefBuilder()
                .getLibraryBuilder()
                .addFunctionBuilder()
                .addNodeDefBuilder()
                .setOp("ReadFile");
        assertRefused(SavedModels.write(folder, inFunction.build()), "uses the operator ReadFile");
        MetaGraphDef.Builder sparse = echo().graph().toBuilder();
        sparse.putSignatureDef(
                "serving_default",
                sparse.getSignatureDefOrThrow("serving_default").toBuilder()
                        .putInputs(
                                "s",
                                TensorInfo.newBuilder()
                                        .setDtype(DataType.DT_FLOAT)
                                        .setCooSparse(TensorInfo.CooSparse.newBuilder()
                                                .setValuesTensorName("v:0"))
                                        .build())
                        .build());
        assertRefused(SavedModels.write(folder, sparse.build()), "takes 's', which is no dense tensor");
        MetaGraphDef bare = echo().graph().toBuilder().clearSignatureDef().build();
        assertRefused(SavedModels.write(folder, bare), "has no signature to be called by");
    }

    @Test
    void variablesAreThoseThatWereWritten() throws IOException {
        Path model =
                SavedModels.copy(SharedData.require("models/tf_savedmodel/guesslang"), folder.resolve("guesslang"));
        assertThat(survey(model, null).plan().inputs()).containsOnlyKeys("inputs");
        byte[] values = Files.readAllBytes(model.resolve(VALUES));
        byte[] index = Files.readAllBytes(model.resolve(INDEX));
        byte[] spoiled = values.clone();
        spoiled[1] ^= 1;
        Files.write(model.resolve(VALUES), spoiled);
        assertRefused(model, "its values are not those that were written");
        Files.write(model.resolve(VALUES), Arrays.copyOf(values, values.length - 1));
        assertRefused(model, "its values end beyond the end of " + VALUES);
        Files.delete(model.resolve(VALUES));
        assertRefused(model, "the file " + VALUES + " with its values is missing");
        Files.write(model.resolve(VALUES), values);
        for (int at : new int[] {0, 5, index.length / 2, index.length - 60, index.length - 1}) {
            byte[] wrong = index.clone();
            wrong[at] ^= 0x55;
            Files.write(model.resolve(INDEX), wrong);
            assertRefused(model, "is no sound table of them");
        }
        Files.write(model.resolve(INDEX), Arrays.copyOf(index, 20));
        assertRefused(model, "is no sound table of them");
        Files.delete(model.resolve(INDEX));
        assertRefused(model, "variables/variables.index is missing");
        // An old writer compressed its table: only that it is whole can be seen.
        Path old = SavedModels.copy(
                SharedData.require(SERVING + "saved_model_half_plus_two_cpu/00000123"), folder.resolve("old"));
        assertThat(survey(old, null).plan().inputs()).containsExactly(Map.entry("x", "x:0"));
        byte[] compressed = Files.readAllBytes(old.resolve(INDEX));
        compressed[3] ^= 1;
        Files.write(old.resolve(INDEX), compressed);
        assertRefused(old, "is no sound table of them");
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path model = SavedModels.write(folder.resolve("model"), echo().graph());
        Files.writeString(folder.resolve("secret"), "s");
        Files.createDirectories(model.resolve("assets"));
        Files.createSymbolicLink(model.resolve("assets/vocabulary"), folder.resolve("secret"));
        assertRefused(model, "is a link that leads out of the model's folder");
        assertThatThrownBy(() -> SavedModelFolder.read(model, Optional.empty(), 10))
                .hasMessageContaining("too much");
    }

    @Test
    void theSameFolderGivesTheSameBytesAndTheyAreUnpackedForAsLongAsTheyAreNeeded() throws IOException {
        Path half = SharedData.require(SERVING + "saved_model_half_plus_two_cpu/00000123");
        SavedModelPlan plan = survey(half, null).plan();
        byte[] artifact = SavedModelArchive.of(plan, read(half, null).files());
        assertThat(artifact)
                .isEqualTo(SavedModelArchive.of(plan, read(half, null).files()));
        SavedModelArchive archive = SavedModelArchive.read(artifact, "half v1");
        assertThat(archive.plan()).isEqualTo(plan);
        Path unpacked;
        // As a process that was killed leaves one: no process has this number.
        Path left = Files.createDirectories(
                Path.of(System.getProperty("java.io.tmpdir"), "modeldeck-tensorflow-999999999999-1/variables"));
        try (ModelFolder model = ModelFolder.of(archive.files())) {
            unpacked = model.path();
            assertThat(unpacked.resolve(VALUES)).hasSameBinaryContentAs(half.resolve(VALUES));
            assertThat(unpacked.resolve("assets/foo.txt")).exists();
            assertThat(left.getParent()).doesNotExist();
        }
        assertThat(unpacked).doesNotExist();
        assertThatThrownBy(() -> ModelFolder.of(Map.of("../out", new byte[1]))).hasMessageContaining("leads out");
        assertThatThrownBy(() -> SavedModelArchive.read(new byte[10], "half v1"))
                .hasMessageContaining("The file of 'half v1' is damaged");
    }
}
