package io.modeldeck.cli.playground;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;

/** An answer in words or vectors. */
final class TextForm {

    private TextForm() {}

    static Answer of(ModelVersion version, TextAnswer answer, boolean recorded, boolean shownAlready) {
        TextAnswer.Usage usage = answer.usage();
        Report report = new Report();
        if (!shownAlready) {
            answer.words().lines().forEach(report::line);
        }
        report.blank().line("By " + version.label() + ": " + words(answer) + ".");
        return Answer.of(
                Answer.document(
                        "model",
                        version.modelName(),
                        "version",
                        version.deploymentVersion(),
                        "servedModel",
                        answer.model(),
                        "response",
                        answer.embeddings().isEmpty() ? answer.text() : null,
                        "thinking",
                        answer.thinking(),
                        "toolCalls",
                        answer.toolCalls(),
                        "embeddings",
                        answer.embeddings(),
                        "finish",
                        answer.finish(),
                        "recorded",
                        recorded,
                        "usage",
                        Answer.document(
                                "inputTokens",
                                usage.inputTokens(),
                                "outputTokens",
                                usage.outputTokens(),
                                "tokensPerSecond",
                                usage.tokensPerSecond(),
                                "totalMillis",
                                millis(usage.total()),
                                "loadMillis",
                                millis(usage.load()),
                                "firstPieceMillis",
                                usage.firstPiece().map(TextForm::millis))),
                report);
    }

    private static String words(TextAnswer answer) {
        TextAnswer.Usage usage = answer.usage();
        String read = Numbers.count(usage.inputTokens(), "token", "tokens") + " read";
        if (!answer.embeddings().isEmpty()) {
            return read + ", " + answer.embeddings().getFirst().length + " dimensions";
        }
        String speed = Double.isNaN(usage.tokensPerSecond())
                ? ""
                : " at " + Math.round(usage.tokensPerSecond() * 10) / 10.0 + " a second";
        return read + ", " + usage.outputTokens() + " written" + speed
                + (answer.finish().isEmpty() ? "" : ", ended by " + answer.finish());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
