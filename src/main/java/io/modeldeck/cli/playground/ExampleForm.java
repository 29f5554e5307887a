package io.modeldeck.cli.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.playground.Example;
import io.modeldeck.registry.ModelVersion;
import java.util.Map;

/** Examples as documents. */
final class ExampleForm {

    private ExampleForm() {}

    static Map<String, Object> document(Engine engine, Example example) {
        ModelVersion version = engine.registry().requireVersion(example.versionId());
        return Answer.document(
                "name",
                example.name(),
                "model",
                version.modelName(),
                "version",
                version.deploymentVersion(),
                "keptBy",
                example.keptBy(),
                "at",
                example.at(),
                "inputs",
                example.inputs());
    }
}
