package io.modeldeck.inference.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.ModelFile;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder says of its model, read without the library of the pack. */
class TransformerIntakeTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void tokenizer() throws IOException {
        write("tokenizer.json", "{\"model\": {\"type\": \"WordPiece\", \"vocab\": {}}}");
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void graph(byte[] content) throws IOException {
        Files.write(folder.resolve("model.onnx"), content);
    }

    /** Ids in, a number for each token out. */
    private static byte[] hidden(long... shape) {
        return new Graphs()
                .input("input_ids", DataType.INT64, shape)
                .node("Cast", List.of("input_ids"), List.of("cast"), cast())
                .node("Unsqueeze", List.of("cast", "last"), List.of("last_hidden_state"))
                .constant("last", -1)
                .output("last_hidden_state", DataType.FLOAT, -1, -1, 1)
                .bytes();
    }

    private static byte[] classes(String output) {
        return new Graphs()
                .input("input_ids", DataType.INT64, -1, 2)
                .node("Cast", List.of("input_ids"), List.of(output), cast())
                .output(output, DataType.FLOAT, -1, 2)
                .bytes();
    }

    private static AttributeProto cast() {
        return Graphs.whole("to", DataType.FLOAT.getNumber());
    }

    private TransformerSurvey survey(TransformerOptions options) {
        RuntimeLimits limits = RuntimeLimits.defaults();
        TransformerFolder read = TransformerFolder.read(folder, limits);
        return new TransformerSurvey(
                read,
                ModelFile.of(read.graph().content(), folder.toString(), limits).description(),
                options);
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> {
                    TransformerSurvey survey = survey(TransformerOptions.NONE);
                    survey.requireOneOfSeveral(survey.plan());
                    survey.labels();
                })
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void vectorsArePooledAsTheFolderSaysAndAPersonHasTheLastWord() throws IOException {
        graph(hidden(-1, -1));
        TransformerPlan plain = survey(TransformerOptions.NONE).plan();
        assertThat(plain.pooling()).isEqualTo(Pooling.MEAN);
        assertThat(plain.normalize()).isFalse();
        assertThat(plain.maxTokens()).isEqualTo(512);
        write("1_Pooling/config.json", "{\"pooling_mode_cls_token\": true, \"pooling_mode_mean_tokens\": false}");
        write("modules.json", "[{\"type\": \"sentence_transformers.models.Normalize\"}]");
        write("tokenizer_config.json", "{\"model_max_length\": 1000000000000000019884624838656}");
        write(
                "config.json",
                "{\"model_type\": \"xlm-roberta\", \"max_position_embeddings\": 514, \"pad_token_id\": 1}");
        TransformerPlan said = survey(TransformerOptions.NONE).plan();
        assertThat(said.pooling()).isEqualTo(Pooling.CLS);
        assertThat(said.normalize()).isTrue();
        assertThat(said.maxTokens()).isEqualTo(512);
        assertThat(said.padding().id()).isEqualTo(1);
        TransformerOptions wish = new TransformerOptions(Optional.of(Pooling.MEAN), false, OptionalInt.of(128));
        assertThat(survey(wish).plan().pooling()).isEqualTo(Pooling.MEAN);
        assertThat(survey(wish).plan().maxTokens()).isEqualTo(128);
        TransformerOptions tooMany = new TransformerOptions(Optional.empty(), false, OptionalInt.of(513));
        assertThatThrownBy(() -> survey(tooMany).plan()).hasMessageContaining("reads 3 to 512 tokens, not 513");
        write("1_Pooling/config.json", "{\"pooling_mode_weightedmean_tokens\": true}");
        assertRefused("asks for a pooling that is not known here");
    }

    @Test
    void aGraphOfFixedLengthIsFilledUpToIt() throws IOException {
        graph(hidden(1, 16));
        TransformerPlan plan = survey(TransformerOptions.NONE).plan();
        assertThat(plan.padding().fixed()).isEqualTo(16);
        assertThat(plan.maxTokens()).isEqualTo(16);
        assertThat(plan.batchRows()).isEqualTo(1);
        graph(hidden(4, 16));
        assertRefused("exactly 4 texts at once");
    }

    @Test
    void classesAreNamedByTheConfiguration() throws IOException {
        graph(classes("logits"));
        write("config.json", "{\"id2label\": {\"1\": \"good\", \"0\": \"bad\"}}");
        TransformerSurvey survey = survey(TransformerOptions.NONE);
        assertThat(survey.plan().classifies()).isTrue();
        assertThat(survey.labels()).containsExactly("bad", "good");
        write("config.json", "{\"id2label\": {\"1\": \"good\", \"2\": \"bad\"}}");
        assertRefused("none with the number 0");
        write("config.json", "{\"problem_type\": \"multi_label_classification\"}");
        assertRefused("does not choose one of several classes");
    }

    @Test
    void theSameFolderGivesTheSameBytesAndTheyAreReadAgain() throws IOException {
        graph(hidden(-1, -1));
        TransformerArchive archive =
                new TransformerArchive(survey(TransformerOptions.NONE).plan(), new byte[] {1, 2}, new byte[] {3});
        assertThat(archive.bytes()).isEqualTo(archive.bytes());
        TransformerArchive read = TransformerArchive.read(archive.bytes(), "m v1");
        assertThat(read.plan()).isEqualTo(archive.plan());
        assertThat(read.tokenizer()).containsExactly(1, 2);
        assertThat(read.graph()).containsExactly(3);
        assertThatThrownBy(() -> TransformerArchive.read(new byte[] {1, 2, 3}, "m v1"))
                .hasMessageContaining("The file of 'm v1' is damaged");
    }

    @Test
    void whatCannotAnswerIsRefusedWithItsSentence() throws IOException {
        assertRefused("holds no .onnx file");
        graph(hidden(-1, -1));
        Files.write(folder.resolve("other.onnx"), new byte[1]);
        assertThat(survey(TransformerOptions.NONE).plan().output()).isEqualTo("last_hidden_state");
        Files.move(folder.resolve("model.onnx"), folder.resolve("third.onnx"));
        assertRefused("holds several models (other.onnx, third.onnx)");
        Files.delete(folder.resolve("other.onnx"));
        write("tokenizer.json", "{\"version\": \"1.0\"}");
        assertRefused("is no tokenizer: it has no 'model'");
        write("tokenizer.json", "no json");
        assertRefused("tokenizer.json cannot be read");
        Files.delete(folder.resolve("tokenizer.json"));
        assertRefused("holds no tokenizer.json");
        tokenizer();
        Files.write(folder.resolve("third.onnx"), Graphs.plus(1));
        assertRefused("one that reads texts takes input_ids, attention_mask, token_type_ids");
    }
}
