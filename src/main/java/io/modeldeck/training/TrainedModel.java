package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.training.encoding.FeatureEncoding;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training leaves.
 *
 * @param trainer name of the trainer
 * @param onnx the model as an ONNX file: one input per feature column, named as the column, shape [N,1] (numeric: float, NaN is missing;
 *     categorical: string, empty is missing); outputs for classification {@code label} (string [N]) and {@code probabilities} (float [N,K]), for
 *     regression {@code prediction} (float [N,1]). A feature of one of these names moves the output to {@code label_2} and the like; the metadata entry
 *     {@code modeldeck.outputs} holds the names in force
 * @param inputColumns the feature columns in the order of the training table
 * @param numericColumns those of them that take numbers
 * @param categoricalColumns those of them that take texts
 * @param classes the order of the probabilities; empty for regression
 * @param hyperparameters as used, defaults and seed included
 * @param predictor the model in memory, before export; thread-safe
 */
public record TrainedModel(
        String trainer,
        byte[] onnx,
        List<String> inputColumns,
        List<String> numericColumns,
        List<String> categoricalColumns,
        TaskType task,
        List<String> classes,
        Map<String, Object> hyperparameters,
        List<EpochMetrics> epochs,
        Predictor predictor) {

    public TrainedModel {
        inputColumns = List.copyOf(inputColumns);
        numericColumns = List.copyOf(numericColumns);
        categoricalColumns = List.copyOf(categoricalColumns);
        classes = List.copyOf(classes);
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
        epochs = List.copyOf(epochs);
    }

    /** The same model by another trainer's name, which may be one that used ours. */
    public TrainedModel by(String name) {
        return new TrainedModel(
                name,
                onnx,
                inputColumns,
                numericColumns,
                categoricalColumns,
                task,
                classes,
                hyperparameters,
                epochs,
                predictor);
    }

    /** What a trainer made of a training set. */
    static TrainedModel of(
            Trainer trainer,
            byte[] onnx,
            FeatureEncoding encoding,
            TrainingSet data,
            Hyperparameters settings,
            Course course,
            RowAnswer answer) {
        return new TrainedModel(
                trainer.name(),
                onnx,
                encoding.columns(),
                encoding.numericColumns(),
                encoding.categoricalColumns(),
                data.task(),
                data.classes(),
                settings.asMap(),
                course.epochs(),
                answer.over(encoding, data.classes()));
    }
}
