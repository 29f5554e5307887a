package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.inference.ollama.OllamaResidence;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import java.util.OptionalLong;

/** By what a version is served, and what that holds of the memory, in words. */
record Served(String runtime, String memory) {

    /** Read after a call. Off the FX thread only. */
    static Served of(Engine engine, ModelVersion version) {
        String name = FrameworkName.of(version.framework());
        if (version.readsText()) {
            return new Served(
                    Messages.text("playground.served.server", name),
                    new OllamaResidence(engine.workspace().artifacts(), engine.keychain())
                            .bytes(version).stream()
                                    .mapToObj(Formats::bytes)
                                    .findFirst()
                                    .orElse(Formats.NONE));
        }
        if (engine.isolation().isIsolated(version)) {
            OptionalLong bytes = engine.isolation().of(version.id()).residentBytes();
            return new Served(
                    Messages.text("playground.served.process", name),
                    bytes.isPresent()
                            ? Messages.text("playground.memory.process", Formats.bytes(bytes.getAsLong()))
                            : Formats.NONE);
        }
        return new Served(
                Messages.text("playground.served.console", name),
                Messages.text("playground.memory.file", Formats.bytes(version.artifactSize())));
    }
}
