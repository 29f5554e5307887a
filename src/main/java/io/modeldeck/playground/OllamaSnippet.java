package io.modeldeck.playground;

import io.modeldeck.inference.TextRequest;
import io.modeldeck.inference.ollama.OllamaReference;
import io.modeldeck.registry.ModelVersion;
import java.util.stream.Collectors;

/** A call of a model of Ollama as a Java program for the library ollama4j. Pure. The key of a server is read from where it is kept, never written down. */
final class OllamaSnippet {

    private OllamaSnippet() {}

    static String of(ModelVersion version, OllamaReference reference, TextRequest.Prompt prompt) {
        return """
                import io.github.ollama4j.Ollama;
                import io.github.ollama4j.models.chat.OllamaChatMessageRole;
                import io.github.ollama4j.models.chat.OllamaChatRequest;
                import io.github.ollama4j.models.embed.OllamaEmbedRequest;
                import io.github.ollama4j.models.generate.OllamaGenerateRequest;
                import io.github.ollama4j.utils.OptionsBuilder;
                import java.util.List;

                // Asks %s. Needs io.github.ollama4j:ollama4j.
                public class AskModel {

                    public static void main(String[] arguments) throws Exception {
                        Ollama ollama = new Ollama(%s);
                        ollama.setRequestTimeoutSeconds(120);
                %s%s    }
                }
                """.formatted(
                        JavaText.comment(version.label()),
                        JavaText.literal(reference.server().words()),
                        key(reference),
                        call(reference, prompt));
    }

    private static String key(OllamaReference reference) {
        return reference
                .server()
                .key()
                .map(variable -> "        ollama.setBearerAuth(System.getenv(" + JavaText.literal(variable) + "));\n")
                .orElse("");
    }

    private static String call(OllamaReference reference, TextRequest.Prompt prompt) {
        String model = JavaText.literal(reference.model());
        String text = JavaText.literal(prompt.text());
        return switch (reference.mode()) {
            case CHAT ->
                """
                        OllamaChatRequest request = OllamaChatRequest.builder()
                                .withModel(%s)
                                .withOptions(%s)
                %s                .withMessage(OllamaChatMessageRole.USER, %s)
                                .build();
                        System.out.println(ollama.chat(request, null).getResponseModel().getMessage().getResponse());
                """.formatted(
                                model,
                                options(prompt),
                                system(prompt, "                .withMessage(OllamaChatMessageRole.SYSTEM, "),
                                text);
            case GENERATE ->
                """
                        OllamaGenerateRequest request = OllamaGenerateRequest.builder()
                                .withModel(%s)
                                .withOptions(%s)
                %s                .withPrompt(%s)
                                .build();
                        System.out.println(ollama.generate(request, null).getResponse());
                """.formatted(model, options(prompt), system(prompt, "                .withSystem("), text);
            case EMBEDDINGS -> """
                        OllamaEmbedRequest request = new OllamaEmbedRequest(%s, List.of(%s));
                        System.out.println(ollama.embed(request).getEmbeddings());
                """.formatted(model, text);
        };
    }

    private static String system(TextRequest.Prompt prompt, String before) {
        return prompt.system()
                .map(words -> before + JavaText.literal(words) + ")\n")
                .orElse("");
    }

    private static String options(TextRequest.Prompt prompt) {
        return prompt.options().entrySet().stream()
                .map(option -> ".setCustomOption(" + JavaText.literal(option.getKey()) + ", "
                        + JavaText.value(option.getValue()) + ")")
                .collect(Collectors.joining("", "new OptionsBuilder()", ".build()"));
    }
}
