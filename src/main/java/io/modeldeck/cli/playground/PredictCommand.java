package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.FileRows;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.CallTime;
import io.modeldeck.inference.PredictionContext;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RowProblem;
import io.modeldeck.inference.TextAnswer;
import io.modeldeck.inference.TextRequest;
import io.modeldeck.inference.TextService;
import io.modeldeck.inference.transformer.TransformerIntake;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.schedule.Durations;
import io.modeldeck.telemetry.file.FileRange;
import io.modeldeck.telemetry.file.RowRange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "predict",
        description = {
            "Predicts the rows of a file, or answers a text. Any bad row refuses the whole file.",
        },
        footer = {
            "",
            "Examples:",
            "  modeldeck predict --model churn --input customers.csv --json",
            "  modeldeck predict --model churn --input customers.csv --output said.csv --id customer",
            "  modeldeck predict --model assistant --text \"Why is the sky blue?\" --stream",
            "  modeldeck predict --model sentiment --text \"It works, and well.\" --record",
            "  modeldeck predict --model nli --text \"It never arrived.\" --labels delivery,price,quality",
            "  modeldeck predict --model digits --file image=seven.png --scaling 0.1307/0.3081"
        })
final class PredictCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            order = 3,
            description = {"CSV, CSV.gz or JSON Lines; FILE[0:100] picks data rows."})
    private Optional<String> input;

    @Option(names = "--record", order = 4, description = "Each prediction leaves an event, dated now.")
    private boolean record;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            order = 5,
            description = "How long one call of the model may take, as in 5s (default: as the config says).")
    private Optional<String> timeout;

    @Mixin
    private PredictionsFile written;

    @Mixin
    private TextOptions text;

    @Mixin
    private TensorOptions tensors;

    @Mixin
    private ZeroShotOptions zeroShot;

    @Mixin
    private FileOptions file;

    PredictCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return record ? Access.WRITE : Access.READ;
    }

    @Override
    protected Answer answer(Engine engine) {
        return timeout.isPresent()
                ? CallTime.within(Durations.parse(timeout.get()), () -> predict(engine))
                : predict(engine);
    }

    private Answer predict(Engine engine) {
        ModelVersion serving = version.serving(engine, model.of(engine));
        if (Stream.of(text.isGiven(), input.isPresent(), tensors.isGiven())
                        .filter(given -> given)
                        .count()
                != 1) {
            throw new Problem("There is one thing to predict; give --input FILE, --text TEXT, --messages FILE or"
                    + " --tensors FILE.");
        }
        written.require(session, input.isPresent());
        if (zeroShot.isGiven()) {
            requireNamed();
            if (text.isGiven()) {
                return answer(
                        serving,
                        zeroShot.answer(
                                engine, serving, text.row(serving.mapping().columns())));
            }
            FileRows rows = rows(serving);
            return answer(
                    serving, rows, zeroShot.answer(engine, serving, rows.timed().table()));
        }
        if (tensors.isGiven()) {
            requireUnrecorded();
            return tensors.answer(engine, serving, session);
        }
        return text.isGiven() ? answerText(engine, serving) : answerRows(engine, serving);
    }

    private void requireNamed() {
        if (record || tensors.isGiven()) {
            throw new Problem(
                    "Classes that come with the call go with --text or --input and leave no events, since they"
                            + " are others each time; leave --record out.");
        }
    }

    private void requireUnrecorded() {
        if (record) {
            throw new Problem(
                    "Calls with tensors leave no events: they have no columns to be watched; leave --record out.");
        }
    }

    private Answer answerText(Engine engine, ModelVersion serving) {
        if (ModelVersion.TRANSFORMERS.equals(serving.framework())) {
            Table row = text.row(serving.mapping().columns());
            Predictions said = record
                    ? engine.inference().predictAndRecord(serving, row)
                    : engine.inference().predict(serving, row);
            return TransformerIntake.findsEntities(serving)
                    ? EntityForm.of(serving, text.text(), said.values().getFirst(), record)
                    : answer(serving, said);
        }
        TextRequest request = text.request(session);
        boolean streamed = text.isStreamed() && !json();
        // Ctrl+C gives the call up; the server stops when the connection closes.
        session.io().stop().onRequest(Thread.currentThread()::interrupt);
        Consumer<String> pieces = streamed ? this::print : piece -> {};
        TextService texts = engine.inference().texts();
        TextAnswer answer = record
                ? texts.answerAndRecord(
                        serving, request, PredictionContext.at(session.clock().instant()), text.keepsContents(), pieces)
                : texts.answer(serving, request, pieces);
        return TextForm.of(serving, answer, record, streamed);
    }

    private void print(String piece) {
        session.io()
                .out()
                .print(Arrays.stream(piece.split("\n", -1)).map(PlainText::of).collect(Collectors.joining("\n")));
        session.io().out().flush();
    }

    private FileRows rows(ModelVersion serving) {
        FileRange range = FileRange.parse(session.path(input.orElseThrow()).toString());
        FileRows rows = FileRows.read(
                range.file(),
                range.rows().equals(RowRange.ALL) ? file.read() : file.read().withRows(range.rows()));
        for (String column : serving.mapping().columns()) {
            rows.require(column, "the model's inputs");
        }
        written.require(rows);
        return rows;
    }

    private Answer answerRows(Engine engine, ModelVersion serving) {
        FileRows rows = rows(serving);
        Predictions predictions = record && serving.readsText()
                // Not tried first: texts fit any model that reads them, and each answer costs.
                ? engine.inference().predictAndRecord(serving, rows.timed().table())
                : predict(engine, serving, rows);
        Answer answer = answer(serving, rows, predictions);
        if (record && !serving.readsText()) {
            engine.inference().predictAndRecord(serving, rows.timed().table());
        }
        return answer;
    }

    /** In a file, where one is named; else shown. */
    private Answer answer(ModelVersion serving, FileRows rows, Predictions predictions) {
        if (!written.isGiven()) {
            return answer(serving, predictions);
        }
        Path file = written.write(session, rows, predictions);
        return Answer.of(
                Answer.document(
                        "model",
                        serving.modelName(),
                        "version",
                        serving.deploymentVersion(),
                        "rows",
                        predictions.rows(),
                        "recorded",
                        record,
                        "file",
                        file.toString()),
                Numbers.count(predictions.rows(), "prediction", "predictions") + " by " + serving.label() + " in "
                        + file + ".");
    }

    /** Tried without a trace first: a file that is refused leaves no event. */
    private static Predictions predict(Engine engine, ModelVersion serving, FileRows rows) {
        try {
            return engine.inference().predict(serving, rows.timed().table());
        } catch (RowProblem e) {
            throw new Problem(
                    rows.file() + ", line " + rows.line(e.row()) + ": "
                            + e.getMessage().replaceFirst("^Row \\d+(, |: )", ""),
                    e);
        }
    }

    private Answer answer(ModelVersion serving, Predictions predictions) {
        boolean scored = predictions.hasScores();
        TextTable table = new TextTable("row>", "prediction", "confidence>", "score>");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < predictions.rows(); row++) {
            Map<String, Double> scores = new LinkedHashMap<>();
            for (int c = 0; scored && c < predictions.classes().size(); c++) {
                scores.put(predictions.classes().get(c), predictions.scores()[row][c]);
            }
            rows.add(Answer.document(
                    "row",
                    row,
                    "prediction",
                    predictions.values().get(row),
                    "confidence",
                    predictions.confidence()[row],
                    "score",
                    predictions.score()[row],
                    "scores",
                    scored ? scores : null));
            table.row(
                    row,
                    predictions.values().get(row),
                    Numbers.text(predictions.confidence()[row]),
                    Numbers.text(predictions.score()[row]));
        }
        return Answer.of(
                Answer.document(
                        "model",
                        serving.modelName(),
                        "version",
                        serving.deploymentVersion(),
                        "rows",
                        predictions.rows(),
                        "recorded",
                        record,
                        "predictions",
                        rows),
                new Report().table(table, "The file has no rows.").line("By " + serving.label() + "."));
    }
}
