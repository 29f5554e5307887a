package io.modeldeck.telemetry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.telemetry.file.Decimal;
import io.modeldeck.telemetry.file.JsonRows;
import io.modeldeck.telemetry.file.JsonText;
import io.modeldeck.telemetry.file.RowProblem;
import io.modeldeck.telemetry.file.RowSource;
import java.util.List;
import java.util.Map;

/** Turns rows of a file into events. A row with a fault leaves no trace in the batch. */
final class EventMapper {

    private static final int LONGEST_TEXT = 20_000;

    /** How far rounded probabilities of a row may be from summing to one. */
    private static final double SUM_TOLERANCE = 0.01;

    private static final List<String> SCALAR_FIELDS = List.of("class", "label", "prediction", "value");

    private final ImportPlan plan;
    private final TaskType task;
    private final String modelName;
    private final EventIds ids;
    private final String[] keys;
    private final StringBuilder json = new StringBuilder(512);

    /** Without a model's name, rows of every model are taken. */
    EventMapper(ImportPlan plan, TaskType task, String modelName) {
        this.plan = plan;
        this.task = task;
        this.modelName = modelName;
        this.ids = new EventIds(plan.id(), plan.options().id().orElse(""));
        this.keys = plan.features().stream().map(f -> key(f.name())).toArray(String[]::new);
    }

    /**
     * Adds the row to the batch when it lies in the range.
     *
     * @param number of the row in the file, from 0
     * @return whether it lies in the range
     */
    boolean map(RowSource row, long number, EventBatch batch) throws RowProblem {
        boolean wanted = plan.options().read().rows().contains(number);
        if (!wanted && plan.id() >= 0) {
            return false;
        }
        String id;
        long at;
        try {
            row.check();
            at = plan.clock().millis(row, number);
            id = ids.next(row, at);
        } catch (RowProblem e) {
            if (wanted) {
                throw e;
            }
            return false;
        }
        if (wanted) {
            fill(row, number, id, at, batch);
        }
        return wanted;
    }

    private void fill(RowSource row, long number, String id, long at, EventBatch batch) throws RowProblem {
        int i = batch.size;
        batch.eventId[i] = id;
        batch.at[i] = at;
        batch.prediction[i] = prediction(row);
        double[] classes = classes(row);
        batch.probabilities[i] = classes.length == 0 ? null : classJson(classes);
        batch.score[i] = score(row, classes);
        batch.confidence[i] = confidence(row, batch.prediction[i], batch.score[i], classes);
        batch.latencyMicros[i] = latency(row);
        batch.error[i] = error(row);
        batch.requestId[i] = text(row, plan.requestId());
        batch.userId[i] = text(row, plan.user());
        batch.sessionId[i] = text(row, plan.session());
        String outcome = scalar(row, text(row, plan.label()));
        batch.outcome[i] = outcome == null ? null : label(row, plan.label(), outcome);
        batch.feedbackAt[i] = outcome == null ? EventBatch.UNKNOWN : feedbackAt(row, number, at);
        batch.sourceVersion[i] = sourceVersion(row);
        batch.features[i] = features(row);
        batch.size++;
    }

    private String prediction(RowSource row) throws RowProblem {
        String text = scalar(row, text(row, plan.prediction()));
        return text == null ? null : label(row, plan.prediction(), text);
    }

    /** Equal labels are stored as equal texts, so that they can be counted. */
    private String label(RowSource row, int column, String text) throws RowProblem {
        if (task == TaskType.REGRESSION && Double.isNaN(Decimal.parse(text))) {
            throw problem(row, column, text, "a number belongs here, as the model predicts numbers");
        }
        return Labels.canonical(text);
    }

    /** The probability of each class; empty where the row has none, NaN of a class that it leaves out. */
    private double[] classes(RowSource row) throws RowProblem {
        double[] classes = new double[plan.probabilities().size()];
        double sum = 0;
        int missing = 0;
        for (int k = 0; k < classes.length; k++) {
            classes[k] = probability(row, plan.probabilities().get(k).column());
            missing += Double.isNaN(classes[k]) ? 1 : 0;
            sum += Double.isNaN(classes[k]) ? 0 : classes[k];
        }
        if (missing == classes.length) {
            return new double[0];
        }
        if (!(sum > 0 && sum <= 1 + SUM_TOLERANCE)) {
            int column = plan.probabilities().getLast().column();
            throw problem(
                    row, column, row.text(column), "the probabilities of the classes of a row sum to 1, not to " + sum);
        }
        return classes;
    }

    private String classJson(double[] classes) {
        json.setLength(0);
        json.append('{');
        for (int k = 0; k < classes.length; k++) {
            if (!Double.isNaN(classes[k])) {
                FeatureJson.key(plan.probabilities().get(k).name(), json);
                Labels.append(classes[k], json);
            }
        }
        return json.append('}').toString();
    }

    private double ofClass(String name, double[] classes) {
        for (int k = 0; k < classes.length; k++) {
            if (plan.probabilities().get(k).name().equals(Labels.canonical(name))) {
                return classes[k];
            }
        }
        return Double.NaN;
    }

    private double score(RowSource row, double[] classes) throws RowProblem {
        return plan.score() < 0 && plan.positive().isPresent()
                ? ofClass(plan.positive().get(), classes)
                : probability(row, plan.score());
    }

    private double confidence(RowSource row, String prediction, double score, double[] classes) throws RowProblem {
        if (plan.confidence() >= 0) {
            return probability(row, plan.confidence());
        }
        if (classes.length > 0 && prediction != null) {
            return ofClass(prediction, classes);
        }
        if (Double.isNaN(score) || prediction == null) {
            return Double.NaN;
        }
        return Labels.equal(prediction, plan.positive().orElseThrow()) ? score : 1 - score;
    }

    private double probability(RowSource row, int column) throws RowProblem {
        String text = text(row, column);
        if (text == null) {
            return Double.NaN;
        }
        double value = Decimal.parse(text);
        if (!(value >= 0 && value <= 1)) {
            throw problem(row, column, text, "a probability from 0 to 1 belongs here");
        }
        return value;
    }

    private long latency(RowSource row) throws RowProblem {
        String text = text(row, plan.latency());
        if (text == null) {
            return EventBatch.UNKNOWN;
        }
        double micros =
                Decimal.parse(text) * plan.options().latency().orElseThrow().microsPerUnit();
        if (!(micros >= 0)) {
            throw problem(row, plan.latency(), text, "a duration belongs here, a number not below 0");
        }
        if (micros > Prediction.LONGEST_MICROS) {
            throw problem(
                    row,
                    plan.latency(),
                    text,
                    "no call takes more than seven days; say the unit, as in --latency "
                            + plan.options().latency().orElseThrow().column() + ":us");
        }
        return Math.round(micros);
    }

    /** A column of flags says which calls failed; one of texts says why. */
    private String error(RowSource row) throws RowProblem {
        String text = text(row, plan.error());
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "0", "0.0", "false", "False", "FALSE" -> null;
            case "1", "1.0", "true", "True", "TRUE" -> "failed";
            default -> text;
        };
    }

    private long feedbackAt(RowSource row, long number, long at) throws RowProblem {
        if (plan.labelClock().isEmpty() || row.isMissing(plan.labelTime())) {
            return at;
        }
        return plan.labelClock().get().millis(row, number);
    }

    private String sourceVersion(RowSource row) throws RowProblem {
        String named = text(row, plan.sourceModel());
        if (named != null && !modelName.isEmpty() && !named.equals(modelName)) {
            throw problem(row, plan.sourceModel(), named, "the event belongs to another model");
        }
        String version = text(row, plan.sourceVersion());
        return version == null ? "" : version;
    }

    private String features(RowSource row) throws RowProblem {
        json.setLength(0);
        json.append('{');
        List<ImportPlan.Feature> features = plan.features();
        for (int f = 0; f < keys.length; f++) {
            ImportPlan.Feature feature = features.get(f);
            int column = feature.column();
            if (row.isMissing(column)) {
                continue;
            }
            json.append(json.length() == 1 ? "" : ",").append(keys[f]);
            if (feature.numeric()) {
                number(row, column);
            } else {
                row.writeText(column, json);
            }
        }
        return json.append('}').toString();
    }

    private void number(RowSource row, int column) throws RowProblem {
        double value = row.number(column);
        if (Double.isNaN(value)) {
            throw problem(row, column, row.text(column), "a number belongs here, as in the other rows");
        }
        long whole = (long) value;
        if (whole == value && Math.abs(value) < 1e15) {
            json.append(whole);
        } else {
            json.append(Labels.text(value));
        }
    }

    /** A column's text, or null where it is missing or no such column was named. */
    private String text(RowSource row, int column) throws RowProblem {
        if (column < 0 || row.isMissing(column)) {
            return null;
        }
        String text = row.text(column);
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw problem(row, column, text, "at most " + LONGEST_TEXT + " characters and no NUL belong here");
        }
        return text;
    }

    /** The origin keeps predictions and outcomes as JSON texts. */
    private String scalar(RowSource row, String text) {
        if (!(row instanceof JsonRows) || text == null || text.isEmpty() || "\"{".indexOf(text.charAt(0)) < 0) {
            return text;
        }
        try {
            if (text.charAt(0) == '"') {
                return JsonRows.scalar(Json.readArray("[" + text + "]").getFirst());
            }
            Map<String, Object> object = Json.readObject(text);
            return SCALAR_FIELDS.stream()
                    .map(object::get)
                    .filter(v -> v != null && !(v instanceof Map) && !(v instanceof List))
                    .findFirst()
                    .map(JsonRows::scalar)
                    .orElse(text);
        } catch (Problem notJson) {
            return text;
        }
    }

    private RowProblem problem(RowSource row, int column, String value, String reason) {
        return new RowProblem(row.line(), plan.scan().names().get(column), value, reason);
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        JsonText.quote(name, key);
        return key.append(':').toString();
    }
}
