package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.transformer.ZeroShot;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Classes that come with the call. */
final class ZeroShotOptions {

    @Option(
            names = "--labels",
            paramLabel = "CLASS",
            split = ",",
            order = 30,
            description = "For a model of entailment: the classes to choose among.")
    private List<String> labels = new ArrayList<>();

    @Option(
            names = "--template",
            paramLabel = "TEXT",
            order = 31,
            description = "With --labels: the sentence for a class (default: \"" + ZeroShot.USUAL_TEMPLATE + "\").")
    private Optional<String> template;

    @Option(names = "--several", order = 32, description = "With --labels: a text may be of several classes.")
    private boolean several;

    boolean isGiven() {
        return !labels.isEmpty() || template.isPresent() || several;
    }

    Predictions answer(Engine engine, ModelVersion version, Table rows) {
        if (!ModelVersion.TRANSFORMERS.equals(version.framework())
                || version.mapping().columns().size() != 1) {
            throw new Problem("Classes come with the call of a transformer that reads one text; " + version.label()
                    + " is none. Leave --labels out.");
        }
        ZeroShot wish = new ZeroShot(labels, template.orElse(ZeroShot.USUAL_TEMPLATE), several);
        Column texts = rows.require(version.mapping().columns().getFirst());
        List<String> all = new ArrayList<>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            all.add(texts.text(row));
        }
        return wish.answer(version, all, inputs -> engine.inference().run(version, inputs));
    }
}
