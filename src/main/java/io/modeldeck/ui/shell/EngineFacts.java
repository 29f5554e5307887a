package io.modeldeck.ui.shell;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Severity;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.NavCount;
import io.modeldeck.ui.kit.ScreenContext;
import io.modeldeck.ui.kit.Section;
import io.modeldeck.ui.kit.SeverityGlyph;
import io.modeldeck.ui.kit.Tone;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Asks the engine for what the window itself shows. Never on the FX thread. */
final class EngineFacts implements Supplier<ShellFacts> {

    private static final int MOST_REQUESTS = 100;

    private final Engine engine;

    EngineFacts(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ShellFacts get() {
        List<ModelInfo> models = engine.registry().models().stream()
                .sorted(Comparator.comparing(ModelInfo::name))
                .toList();
        Path name = engine.workspace().folder().getFileName();
        return new ShellFacts(
                models,
                counts(),
                name == null ? engine.workspace().folder().toString() : name.toString(),
                engine.isWritable() ? ShellFacts.EngineState.RUNNING : ShellFacts.EngineState.READ_ONLY,
                ScreenContext.person(engine).name(),
                engine.settings().isSample());
    }

    private Map<Section, NavCount> counts() {
        Map<Section, NavCount> counts = new EnumMap<>(Section.class);
        List<Alert> unseen = engine.alerts().open(OptionalLong.empty()).stream()
                .filter(alert -> !alert.acknowledged())
                .toList();
        Severity worst = unseen.stream().map(Alert::severity).reduce(Severity.INFO, Severity::worst);
        counts.put(
                Section.ALERTS,
                new NavCount(
                        unseen.size(),
                        SeverityGlyph.glyph(worst),
                        SeverityGlyph.tone(worst),
                        Messages.text("shell.count.alerts", unseen.size())));
        int waiting = engine.retraining()
                .requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), MOST_REQUESTS)
                .size();
        counts.put(
                Section.RETRAINING,
                new NavCount(waiting, Glyph.PENDING, Tone.ACCENT, Messages.text("shell.count.requests", waiting)));
        return counts;
    }
}
