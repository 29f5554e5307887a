package io.modeldeck.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.inference.ollama.OllamaMode;
import io.modeldeck.inference.ollama.OllamaReference;
import io.modeldeck.inference.ollama.OllamaServer;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.testing.LoopModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls as Java programs: they compile, whatever the texts in them are, and answer what the console answers. */
class JavaSnippetTest {

    /** Ends a literal, a line, a comment, or a method, where it is not written as what it is. */
    private static final String NASTY =
            "\"; System.exit(1); \\u0022 \\u000a }} /* */ // \n\r\t\0007 \u2028 ünïcode \ud800 %s '' \\";

    @TempDir
    Path folder;

    private Path compiled(String program) throws IOException {
        Path source = folder.resolve("AskModel.java");
        Files.writeString(source, program, StandardCharsets.UTF_8);
        StringWriter said = new StringWriter();
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        said,
                        null,
                        null,
                        List.of(
                                "-proc:none",
                                "-encoding",
                                "UTF-8",
                                "--release",
                                "17",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString()),
                        null,
                        ToolProvider.getSystemJavaCompiler()
                                .getStandardFileManager(null, null, StandardCharsets.UTF_8)
                                .getJavaFileObjects(source))
                .call();
        assertThat(done).as(said + "\n" + program).isTrue();
        return folder;
    }

    private String run(String program) throws ReflectiveOperationException, IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {compiled(program).toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            loader.loadClass("AskModel").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theProgramAnswersARowAsTheConsoleDoes() throws Exception {
        try (LoopModel loop = new LoopModel(folder.resolve("workspace"))) {
            ModelVersion version = loop.engine.registry().requireVersion(loop.firstVersion());
            Playground playground = loop.engine.playground();
            InputForm form = playground.form(version);
            for (Map<String, String> row : List.of(
                    Map.of("x", "1.5", "y", "-2", "noise", "0.25"), Map.of("x", "-1.5", "y", "2", "noise", "0"))) {
                Question question = new Question.OfRows(form.row(row));
                String answer = playground
                        .ask(version, question)
                        .rows()
                        .orElseThrow()
                        .values()
                        .getFirst();
                assertThat(run(playground.java(version, question))
                                .lines()
                                .findFirst()
                                .orElseThrow())
                        .contains("[" + answer + "]");
            }
        }
    }

    private static ModelVersion version(String framework, List<InputBinding> bindings) {
        return ModelVersion.tried(
                "model \\u000a" + NASTY,
                NASTY,
                framework,
                new byte[0],
                List.of(),
                List.of(),
                new InputMapping(bindings),
                List.of());
    }

    @Test
    void everyKindOfTensorAndAnyNameCompiles() throws IOException {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        List<Long> shape = List.of(1L, 3L);
        inputs.put(
                NASTY, new Tensor(ElementType.FLOAT, shape, new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 1e-30f}));
        inputs.put("half", new Tensor(ElementType.FLOAT16, shape, new float[] {1, -2, Float.POSITIVE_INFINITY}));
        inputs.put(
                "double",
                new Tensor(ElementType.DOUBLE, shape, new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e300}));
        inputs.put("long", new Tensor(ElementType.INT64, shape, new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE}));
        inputs.put("int", new Tensor(ElementType.INT32, shape, new int[] {Integer.MIN_VALUE, 0, 1}));
        inputs.put("short", new Tensor(ElementType.INT16, shape, new short[] {Short.MIN_VALUE, 0, 1}));
        inputs.put("byte", new Tensor(ElementType.UINT8, shape, new byte[] {-1, 0, 1}));
        inputs.put("truth", new Tensor(ElementType.BOOL, shape, new boolean[] {true, false, true}));
        inputs.put("text", new Tensor(ElementType.STRING, shape, new String[] {NASTY, "", "a".repeat(70_000)}));
        inputs.put("picture", new Tensor(ElementType.FLOAT, List.of(3L, 224L, 224L), new float[3 * 224 * 224]));
        ModelVersion version =
                version(ModelVersion.ONNX, List.of(new InputBinding("half", List.of("a\\u000a", NASTY, "c"))));
        String program = OnnxSnippet.of(version, Path.of("a \"folder\"", "file"), inputs);
        compiled(program);
        assertThat(program).contains("fill in your 150528 values").contains("new float[150528]");
    }

    @Test
    void whatTheLibraryDoesNotTakeIsRefused() {
        Map<String, Tensor> unsigned = Map.of("n", new Tensor(ElementType.UINT32, List.of(1L), new int[] {1}));
        assertThatThrownBy(() -> OnnxSnippet.of(version(ModelVersion.ONNX, List.of()), Path.of("file"), unsigned))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("uint32");
    }

    @Test
    void promptsToOllamaCompileInEachModeAndKeepTheKeySecret() throws IOException {
        TextRequest.Prompt prompt = new TextRequest.Prompt(
                NASTY + "x".repeat(70_000),
                Optional.of(NASTY),
                Map.of("temperature", .2, "seed", 42, "num_ctx", 8_192L, "stop", NASTY, "truth", true));
        for (OllamaMode mode : OllamaMode.values()) {
            OllamaReference reference = new OllamaReference(
                    OllamaServer.LOCAL.withKey(Optional.of(OllamaServer.USUAL_KEY)), "llama3.2", mode);
            String program = OllamaSnippet.of(version(ModelVersion.OLLAMA, List.of()), reference, prompt);
            compiled(program);
            assertThat(program).contains("System.getenv(\"OLLAMA_API_KEY\")").contains("http://localhost:11434");
        }
    }

    @Test
    void literalsAreWhatTheyWere() throws Exception {
        String program = "public class AskModel { public static void main(String[] a) { String said = "
                + JavaText.literal(NASTY) + "; // " + JavaText.comment(NASTY)
                + "\n System.out.print(said.length() + \" \" + said.hashCode()); } }";
        assertThat(run(program)).isEqualTo(NASTY.length() + " " + NASTY.hashCode());
    }
}
