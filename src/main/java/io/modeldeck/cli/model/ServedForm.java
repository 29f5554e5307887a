package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.app.Packs;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By what a version is served, where and how.
 *
 * @param ownProcess whether a process of its own serves it
 * @param pack whose libraries it needs
 * @param onnx how its graph is run; empty for what ONNX Runtime does not run
 */
record ServedForm(ModelVersion version, boolean ownProcess, Optional<Packs.Pack> pack, Optional<Onnx> onnx) {

    private static final Set<String> GRAPHS = Set.of(ModelVersion.ONNX, ModelVersion.TRANSFORMERS);

    static ServedForm of(Engine engine, ModelVersion version) {
        boolean graph = GRAPHS.contains(version.framework());
        return new ServedForm(
                version,
                isHere(version) && engine.isolation().isIsolated(version),
                Packs.Pack.serving(version.framework()),
                graph
                        ? Optional.of(engine.config()
                                .effective(version.modelId(), version.id())
                                .onnx())
                        : Optional.empty());
    }

    private static boolean isHere(ModelVersion version) {
        return !version.isExternal() && !version.readsText();
    }

    private boolean isInstalled() {
        return pack.isEmpty() || Packs.ofApplication().libraries(pack.get()).isPresent();
    }

    /** Nothing for what is served by others. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (!isHere(version)) {
            return words;
        }
        String state = pack.map(
                        its -> isInstalled() ? ", a pack" : ", a pack that is not installed (" + its.command() + ")")
                .orElse("");
        words.add(version.framework()
                + state
                + (ownProcess ? ", in a process of its own" : ", in the console's process"));
        onnx.ifPresent(how -> words.add("ONNX Runtime on the CPU (its providers here: "
                + String.join(", ", OnnxModelRuntime.providers()) + "), "
                + Numbers.count(how.threads(), "thread", "threads") + " a call, optimization " + how.optimization()));
        return words;
    }

    /** The version with how it is served. */
    Map<String, Object> document(Engine engine) {
        Map<String, Object> document = ModelForm.version(version, engine.registry()::version);
        document.put(
                "runtime",
                isHere(version)
                        ? Answer.document(
                                "ownProcess",
                                ownProcess,
                                "pack",
                                pack.map(Packs.Pack::word),
                                "installed",
                                isInstalled(),
                                "provider",
                                onnx.map(how -> "CPU"),
                                "providers",
                                onnx.map(how -> OnnxModelRuntime.providers()).orElse(List.of()),
                                "threads",
                                onnx.map(Onnx::threads),
                                "optimization",
                                onnx.map(Onnx::optimization))
                        : null);
        return document;
    }
}
