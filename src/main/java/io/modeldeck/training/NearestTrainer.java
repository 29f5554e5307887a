package io.modeldeck.training;

import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.encoding.Standardisation;
import java.util.List;
import java.util.Map;

/**
 * The nearest rows answer: the mean of their numbers, or the shares of their classes. The newest training rows are kept in the model itself. One epoch, measured on the newest
 * 500 of them, each without itself.
 *
 * <p>Hyperparameters: {@code neighbours} (default 15), {@code maxRows} (kept rows, default 5000: more make a larger file and slower answers), {@code seed} (recorded only).
 */
public final class NearestTrainer implements Trainer {

    private static final int MEASURED = 500;

    @Override
    public String name() {
        return "nearest";
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.whole("neighbours", 15, 1, 1_000),
                Hyperparameter.whole("maxRows", 5_000, 1, 50_000),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        int neighbours = settings.whole("neighbours");
        int most = settings.whole("maxRows");
        Course course = new Course(progress);
        course.checkCancelled();
        FeatureEncoding encoding = FeatureEncoding.fit(data.features());
        float[] matrix = encoding.encode(data.features());
        Standardisation standard = Standardisation.fit(matrix, data.rows(), encoding.width(), encoding.numbers());
        MeanTarget target = MeanTarget.of(data);
        StoredRows stored = StoredRows.of(
                target, standard, encoding.numbers(), matrix, Math.max(0, data.rows() - most), neighbours);
        Tally tally = target.tally();
        for (int row = Math.max(0, data.rows() - Math.min(MEASURED, stored.rows())); row < data.rows(); row++) {
            target.measure(tally, row, stored.withoutItself(matrix, row, row - (data.rows() - stored.rows())));
            course.checkCancelled();
        }
        course.epoch(tally.metrics());
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        String means = stored.addTo(graph.graph(), graph.features());
        return TrainedModel.of(
                this,
                target.export(graph, means, OnnxType.DOUBLE),
                encoding,
                data,
                settings,
                course,
                (rows, row) -> target.answer(stored.row(rows, row)));
    }
}
