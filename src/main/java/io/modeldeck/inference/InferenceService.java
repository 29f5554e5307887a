package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.EventSink;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Calls of models: unrecorded for trying and validating, recorded for everything that counts. */
public final class InferenceService {

    /** Bounds what is held at once between the model and the event store. */
    private static final int EVENTS_AT_ONCE = 5_000;

    private final Registry registry;
    private final Runtimes runtimes;
    private final EventSink sink;
    private final Clock clock;
    private final TextService texts;
    // By model id; settled when a model is created, and an id is never given twice.
    private final Map<Long, Optional<String>> positiveClasses = new ConcurrentHashMap<>();

    public InferenceService(Registry registry, Runtimes runtimes, EventSink sink, Clock clock) {
        this.registry = registry;
        this.runtimes = runtimes;
        this.sink = sink;
        this.clock = clock;
        this.texts = new TextService(runtimes, sink);
    }

    /** Calls of models that read texts. */
    public TextService texts() {
        return texts;
    }

    /** Answers every row; leaves no event. */
    public Predictions predict(ModelVersion version, Table rows) {
        Optional<String> positive = positiveClasses.computeIfAbsent(
                version.modelId(), id -> registry.model(id).flatMap(ModelInfo::positiveClass));
        return runtimes.predict(version, rows).withPositive(positive);
    }

    /** What the first row of a table becomes for the model, by its inputs; of a model whose calls have a fixed number of rows it is repeated. */
    public static Map<String, Tensor> tensors(ModelVersion version, Table row) {
        InputPlan plan = InputPlan.of(version.label(), version.inputs(), version.mapping());
        return plan.tensors(plan.columns(row), 0, 1, Math.max(1, plan.fixedBatch()));
    }

    /** Runs the model once on tensors; leaves no event. */
    public Map<String, ModelOutput> run(ModelVersion version, Map<String, Tensor> inputs) {
        return runtimes.call(version, loaded -> {
            if (loaded instanceof TensorModel tensors) {
                return tensors.run(inputs);
            }
            throw new RuntimeFailure(version.label() + " takes no tensors; ask it with --text or --input.");
        });
    }

    /** {@link #predictAndRecord(ModelVersion, Table, PredictionContext)} of rows that happen now. */
    public Predictions predictAndRecord(ModelVersion version, Table rows) {
        return predictAndRecord(version, rows, PredictionContext.at(clock.instant()));
    }

    /**
     * Answers every row, and each leaves an event. The latency of a row is its share of the call. When the model fails, every row leaves an event
     * with the error; when a cell does not fit, only its row does, since the others were never tried; a table without a needed column is no call of
     * this model and leaves nothing. Of texts that a tokenizer reads, the event keeps how long they are.
     */
    public Predictions predictAndRecord(ModelVersion version, Table rows, PredictionContext context) {
        context.requireRows(rows.rows());
        if (version.readsText()) {
            return readAndRecord(version, rows, context);
        }
        EventForm form = new EventForm(version, features(version, rows), context);
        long start = System.nanoTime();
        Predictions predictions;
        try {
            predictions = predict(version, rows);
        } catch (RowProblem e) {
            sink.accept(List.of(form.failed(e.row(), e.getMessage())));
            throw e;
        } catch (RuntimeFailure e) {
            record(rows.rows(), row -> form.failed(row, e.getMessage()));
            throw e;
        }
        long micros = (System.nanoTime() - start) / 1_000;
        long each = Math.max(1, micros / Math.max(1, rows.rows()));
        Predictions told = TextFigures.appliesTo(version) ? TextFigures.told(version, predictions) : predictions;
        record(rows.rows(), row -> form.answered(row, told, each));
        return predictions;
    }

    /** What the events keep of the rows. */
    private static List<Column> features(ModelVersion version, Table rows) {
        List<String> columns = version.mapping().columns();
        if (TextFigures.appliesTo(version)) {
            return TextFigures.of(rows, columns);
        }
        return columns.stream().flatMap(name -> rows.column(name).stream()).toList();
    }

    /** Each row's text is a call and an event of its own; what was answered before one failed stays recorded. */
    private Predictions readAndRecord(ModelVersion version, Table rows, PredictionContext context) {
        Column column = rows.require(version.mapping().columns().getFirst());
        List<String> answers = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            TextRequest request = TextRequest.Prompt.of(column.text(row));
            TextAnswer answer = texts.answerAndRecord(version, request, context.ofRow(row), false, piece -> {});
            answers.add(answer.words());
        }
        return Predictions.plain(answers, List.of());
    }

    /** One row as names and values: numbers, texts, booleans, null where missing. */
    public Predictions predictAndRecord(ModelVersion version, Map<String, ?> features, PredictionContext context) {
        return predictAndRecord(version, table(features), context);
    }

    /** One row as names and values; leaves no event. */
    public Predictions predict(ModelVersion version, Map<String, ?> features) {
        return predict(version, table(features));
    }

    private interface Event {
        Prediction of(int row);
    }

    private void record(int rows, Event event) {
        for (int from = 0; from < rows; from += EVENTS_AT_ONCE) {
            int to = Math.min(rows, from + EVENTS_AT_ONCE);
            List<Prediction> events = new ArrayList<>(to - from);
            for (int row = from; row < to; row++) {
                events.add(event.of(row));
            }
            sink.accept(events);
        }
    }

    private static Table table(Map<String, ?> features) {
        List<Column> columns = new ArrayList<>();
        features.forEach((name, value) -> columns.add(
                switch (value) {
                    case null -> new Column.Categorical(name, new String[] {null});
                    case Number number -> new Column.Numeric(name, new double[] {number.doubleValue()});
                    case String text -> new Column.Categorical(name, new String[] {text});
                    case Boolean flag -> new Column.Categorical(name, new String[] {flag.toString()});
                    default ->
                        throw new Problem("The value of '" + name
                                + "' must be a number, a text or true or false, not a list or an object.");
                }));
        return Table.of(columns);
    }
}
