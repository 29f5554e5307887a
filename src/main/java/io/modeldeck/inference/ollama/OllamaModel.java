package io.modeldeck.inference.ollama;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.inference.TextModel;
import io.modeldeck.inference.TextRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A model that a server holds. Nothing of it is in memory here. */
final class OllamaModel implements TextModel {

    private static final int TEXTS_AT_ONCE = 64;

    private final OllamaCalls calls;
    private final OllamaMode mode;
    private final String column;

    OllamaModel(OllamaCalls calls, OllamaMode mode, String column) {
        this.calls = calls;
        this.mode = mode;
        this.column = column;
    }

    @Override
    public TextAnswer answer(TextRequest request, Consumer<String> pieces) {
        return calls.answer(request, pieces);
    }

    @Override
    public TextRequest form(TextRequest request) {
        if (!(request instanceof TextRequest.Prompt prompt)) {
            return request;
        }
        return switch (mode) {
            case GENERATE -> prompt;
            case EMBEDDINGS -> new TextRequest.Embedding(List.of(prompt.text()), prompt.options());
            case CHAT -> {
                List<TextRequest.Message> messages = new ArrayList<>();
                prompt.system().ifPresent(s -> messages.add(new TextRequest.Message("system", s)));
                messages.add(new TextRequest.Message("user", prompt.text()));
                yield new TextRequest.Chat(messages, prompt.options());
            }
        };
    }

    /** Each row's text on its own; a table without rows has the server load the model. */
    @Override
    public Predictions predict(Table rows) {
        Column texts = rows.column(column)
                .orElseThrow(() -> new Problem("This model reads the column '" + column + "'; the columns are "
                        + String.join(", ", rows.names()) + "."));
        if (rows.rows() == 0) {
            calls.load(mode);
            return Predictions.plain(List.of(), List.of());
        }
        List<String> answers = new ArrayList<>();
        if (mode == OllamaMode.EMBEDDINGS) {
            for (int from = 0; from < rows.rows(); from += TEXTS_AT_ONCE) {
                List<String> some = new ArrayList<>();
                for (int row = from; row < Math.min(rows.rows(), from + TEXTS_AT_ONCE); row++) {
                    some.add(texts.text(row));
                }
                calls.answer(TextRequest.Embedding.of(some), piece -> {})
                        .embeddings()
                        .forEach(vector -> answers.add(Json.write(vector)));
            }
            return Predictions.plain(answers, List.of());
        }
        for (int row = 0; row < rows.rows(); row++) {
            answers.add(answer(form(TextRequest.Prompt.of(texts.text(row))), piece -> {})
                    .text());
        }
        return Predictions.plain(answers, List.of());
    }

    @Override
    public void close() {
        // The server keeps and drops models by its own rule.
    }
}
