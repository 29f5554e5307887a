package io.modeldeck.ui.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorJson;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.playground.Answered;
import io.modeldeck.playground.PictureTensor;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An answer in the words and shapes in which it is shown.
 *
 * @param headline the class, the number or what kind of output it is
 * @param bars the probability of each class, the largest first
 * @param text an answer in words, or numbers as text; may be long
 * @param picture an output that has the shape of one
 * @param facts what the call took, by name
 */
record AnswerWords(
        String headline,
        List<Bar> bars,
        Optional<String> text,
        Optional<PictureTensor.Pixels> picture,
        Map<String, String> facts) {

    private static final int MOST_BARS = 8;
    private static final int MOST_NUMBERS = 400;

    /** A class and its probability. */
    record Bar(String name, double share, boolean chosen) {}

    static AnswerWords of(Answered answered, Served served) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(Messages.text("playground.fact.time"), Formats.millis(answered.millis()));
        AnswerWords shown = answered.rows()
                .map(rows -> row(rows, facts))
                .or(() -> answered.text().map(text -> text(text, facts)))
                .orElseGet(() -> tensors(answered.tensors().orElseThrow(), facts));
        facts.put(Messages.text("playground.fact.runtime"), served.runtime());
        facts.put(Messages.text("playground.fact.memory"), served.memory());
        facts.put(
                Messages.text("playground.fact.recorded"),
                Messages.text(answered.recorded() ? "playground.recorded.yes" : "playground.recorded.no"));
        return shown;
    }

    private static AnswerWords row(Predictions rows, Map<String, String> facts) {
        String value = rows.values().getFirst();
        List<Bar> bars = new ArrayList<>();
        if (rows.hasScores()) {
            double[] scores = rows.scores()[0];
            IntStream.range(0, scores.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer i) -> -scores[i]))
                    .limit(MOST_BARS)
                    .forEach(i -> bars.add(new Bar(
                            rows.classes().get(i),
                            scores[i],
                            rows.classes().get(i).equals(value))));
        }
        boolean vector = value.startsWith("[");
        return new AnswerWords(
                vector
                        ? Messages.text(
                                "playground.vector", Json.readArray(value).size())
                        : readable(rows, value),
                bars,
                vector ? Optional.of(value) : Optional.empty(),
                Optional.empty(),
                facts);
    }

    /** Numbers with as many digits as anybody reads. */
    private static String readable(Predictions rows, String value) {
        if (!rows.classes().isEmpty()) {
            return value;
        }
        try {
            return Formats.number(Double.parseDouble(value));
        } catch (NumberFormatException words) {
            return value;
        }
    }

    private static AnswerWords text(TextAnswer answer, Map<String, String> facts) {
        TextAnswer.Usage usage = answer.usage();
        usage.firstPiece().ifPresent(first -> facts.put(Messages.text("playground.fact.first"), millis(first)));
        facts.put(Messages.text("playground.fact.input"), Formats.count(usage.inputTokens()));
        if (answer.embeddings().isEmpty()) {
            facts.put(Messages.text("playground.fact.output"), Formats.count(usage.outputTokens()));
            facts.put(
                    Messages.text("playground.fact.speed"),
                    Double.isNaN(usage.tokensPerSecond())
                            ? Formats.NONE
                            : Messages.text("playground.speed", Formats.number(usage.tokensPerSecond())));
        }
        facts.put(Messages.text("playground.fact.load"), millis(usage.load()));
        if (!answer.finish().isEmpty()) {
            facts.put(Messages.text("playground.fact.finish"), answer.finish());
        }
        String headline = answer.embeddings().isEmpty()
                ? ""
                : Messages.text("playground.vector", answer.embeddings().getFirst().length);
        String thought = answer.thinking().isBlank()
                ? ""
                : Messages.text("playground.thinking") + "\n"
                        + answer.thinking().strip() + "\n\n";
        return new AnswerWords(headline, List.of(), Optional.of(thought + answer.words()), Optional.empty(), facts);
    }

    private static String millis(Duration duration) {
        return Formats.millis(duration.toNanos() / 1e6);
    }

    private static AnswerWords tensors(Map<String, ModelOutput> outputs, Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        Optional<PictureTensor.Pixels> picture = Optional.empty();
        List<Bar> bars = new ArrayList<>();
        List<String> shapes = new ArrayList<>();
        for (Map.Entry<String, ModelOutput> output : outputs.entrySet()) {
            if (output.getValue() instanceof ModelOutput.Of(Tensor tensor)) {
                shapes.add(output.getKey() + " " + tensor.type().word() + " " + tensor.shape());
                picture = picture.or(() -> PictureTensor.picture(tensor));
                if (bars.isEmpty() && isDistribution(tensor)) {
                    bars.addAll(bars(tensor));
                }
            } else {
                shapes.add(output.getKey());
            }
            text.append(text.isEmpty() ? "" : "\n\n")
                    .append(output.getKey())
                    .append('\n')
                    .append(numbers(output.getValue()));
        }
        return new AnswerWords(String.join(", ", shapes), bars, Optional.of(text.toString()), picture, facts);
    }

    /** Shares that add up to one: most often those of classes. */
    private static boolean isDistribution(Tensor tensor) {
        if (!tensor.type().isNumber() || tensor.type().isWhole() || tensor.size() < 2 || tensor.size() > 10_000) {
            return false;
        }
        double sum = 0;
        for (int i = 0; i < tensor.size(); i++) {
            double share = tensor.number(i);
            if (!(share >= 0 && share <= 1)) {
                return false;
            }
            sum += share;
        }
        return Math.abs(sum - 1) < 1e-3;
    }

    private static List<Bar> bars(Tensor tensor) {
        return IntStream.range(0, tensor.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -tensor.number(i)))
                .limit(MOST_BARS)
                .map(i -> new Bar("[" + i + "]", tensor.number(i), false))
                .toList();
    }

    private static String numbers(ModelOutput output) {
        if (!(output instanceof ModelOutput.Of(Tensor tensor))) {
            return Json.write(TensorJson.write(output));
        }
        StringBuilder text = new StringBuilder();
        int shown = Math.min(tensor.size(), MOST_NUMBERS);
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : ", ");
            text.append(tensor.values() instanceof String[] texts ? texts[i] : Formats.number(tensor.number(i)));
        }
        return shown < tensor.size()
                ? text + Messages.text("playground.more", Formats.count(tensor.size() - shown))
                : text.toString();
    }
}
