package io.modeldeck.training;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtUtil;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.training.encoding.ModelGraph;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Evaluates an exported model by ONNX Runtime, from raw columns. */
public final class Exported {

    private Exported() {}

    public static Function<Table, Predictions> of(TrainedModel model) {
        return rows -> predict(model, rows);
    }

    static Map<String, String> metadata(TrainedModel model) {
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.onnx())) {
            return session.getMetadata().getCustomMetadata();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Predictions predict(TrainedModel model, Table rows) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(model.onnx())) {
            for (String name : model.inputColumns()) {
                inputs.put(
                        name,
                        tensor(
                                environment,
                                rows.require(name),
                                model.numericColumns().contains(name)));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return read(model, session, result);
            } finally {
                inputs.values().forEach(OnnxTensor::close);
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Predictions read(TrainedModel model, OrtSession session, OrtSession.Result result)
            throws OrtException {
        Map<String, Object> outputs =
                Json.readObject(session.getMetadata().getCustomMetadata().get(ModelGraph.META_OUTPUTS));
        if (outputs.containsKey("prediction")) {
            float[][] values = (float[][])
                    result.get((String) outputs.get("prediction")).orElseThrow().getValue();
            double[] flat = new double[values.length];
            for (int i = 0; i < flat.length; i++) {
                flat[i] = values[i][0];
            }
            return new Predictions.Values(flat);
        }
        String[] labels = (String[])
                result.get((String) outputs.get("label")).orElseThrow().getValue();
        float[][] shares = (float[][])
                result.get((String) outputs.get("probabilities")).orElseThrow().getValue();
        double[][] wide = new double[shares.length][model.classes().size()];
        for (int i = 0; i < wide.length; i++) {
            for (int k = 0; k < wide[i].length; k++) {
                wide[i][k] = shares[i][k];
            }
        }
        List<String> classes =
                Json.readArray(session.getMetadata().getCustomMetadata().get(ModelGraph.META_CLASSES)).stream()
                        .map(String.class::cast)
                        .toList();
        return new Predictions.Classes(classes, labels, Optional.of(wide));
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Column column, boolean numeric) throws OrtException {
        int rows = column.rows();
        if (numeric) {
            float[] values = new float[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = column.isMissing(i) ? Float.NaN : (float) Double.parseDouble(column.text(i));
            }
            return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), new long[] {rows, 1});
        }
        String[] texts = new String[rows];
        for (int i = 0; i < rows; i++) {
            texts[i] = column.text(i);
        }
        return OnnxTensor.createTensor(environment, (String[][]) OrtUtil.reshape(texts, new long[] {rows, 1}));
    }
}
