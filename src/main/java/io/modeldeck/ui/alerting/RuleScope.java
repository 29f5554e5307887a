package io.modeldeck.ui.alerting;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Whom a rule watches: every model, one of them, or one of its versions. */
record RuleScope(OptionalLong modelId, OptionalLong versionId) {

    static final RuleScope ALL = new RuleScope(OptionalLong.empty(), OptionalLong.empty());

    static RuleScope of(Optional<AlertRule> rule) {
        return rule.map(known -> new RuleScope(known.modelId(), known.versionId()))
                .orElse(ALL);
    }

    /** All of them and each model. */
    static List<Choice<RuleScope>> choices(List<ModelInfo> models) {
        return Stream.concat(
                        Stream.of(new Choice<>(ALL, Messages.text("alerts.rule.all-models"))),
                        models.stream().map(model -> new Choice<>(ofModel(model.id()), model.name())))
                .toList();
    }

    /** Each version of the models; read off the FX thread. */
    static List<Choice<RuleScope>> versions(ScreenContext context, List<ModelInfo> models) {
        return models.stream()
                .flatMap(model -> context.engine().registry().versions(model.id()).stream())
                .map(version -> new Choice<>(ofVersion(version), version.label()))
                .toList();
    }

    static RuleScope ofModel(long modelId) {
        return new RuleScope(OptionalLong.of(modelId), OptionalLong.empty());
    }

    private static RuleScope ofVersion(ModelVersion version) {
        return new RuleScope(OptionalLong.of(version.modelId()), OptionalLong.of(version.id()));
    }
}
