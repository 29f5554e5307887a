package io.modeldeck.ui.monitoring;

import io.modeldeck.metrics.Comparison;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** Chooses what the figures are held against: nothing, the time right before, or a version of the model. */
final class CompareMenu extends MenuButton {

    private final Supplier<List<ModelInfo>> others;
    private final Consumer<Comparison> chosen;
    private Comparison shown = new Comparison.None();
    private List<ModelVersion> versions = List.of();
    /** What it offers now: it is made anew only where that is something else. */
    private Optional<Offer> offered = Optional.empty();

    private record Offer(Comparison with, List<ModelVersion> versions, List<ModelInfo> models) {}

    /** @param others all models that there are, by name */
    CompareMenu(Supplier<List<ModelInfo>> others, Consumer<Comparison> chosen) {
        this.others = others;
        this.chosen = chosen;
        getStyleClass().addAll("small", "layer");
        setMinWidth(USE_PREF_SIZE);
        show(shown, versions, 0);
    }

    /**
     * @param all of the model, in any order
     * @param modelId whose figures are shown
     */
    void show(Comparison with, List<ModelVersion> all, long modelId) {
        List<ModelInfo> models =
                others.get().stream().filter(model -> model.id() != modelId).toList();
        Offer offer = new Offer(with, all, models);
        if (!offered.equals(Optional.of(offer))) {
            offered = Optional.of(offer);
            shown = with;
            versions = all;
            make(with, all, models);
        }
    }

    private void make(Comparison with, List<ModelVersion> all, List<ModelInfo> models) {
        setText(
                with instanceof Comparison.None
                        ? Messages.text("metrics.compare")
                        : Messages.text("metrics.compare.with", word(with)));
        setAccessibleText(Messages.text("metrics.compare.with", word(with)));
        getItems().setAll(item(new Comparison.None(), word(new Comparison.None())));
        getItems().add(item(new Comparison.Before(), word(new Comparison.Before())));
        if (!all.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        for (ModelVersion version : all.reversed()) {
            Comparison one = new Comparison.Version(version.deploymentVersion());
            getItems()
                    .add(item(
                            one,
                            word(one) + " · " + StageBadge.of(version.stage()).getText()));
        }
        if (!models.isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        models.forEach(model -> getItems().add(item(new Comparison.Model(model.id()), model.name())));
    }

    /** In a word or two, as charts name its lines. */
    String word(Comparison with) {
        return switch (with) {
            case Comparison.None none -> Messages.text("metrics.compare.none");
            case Comparison.Before before -> Messages.text("metrics.before");
            case Comparison.Version version -> version.word();
            case Comparison.Model other ->
                others.get().stream()
                        .filter(model -> model.id() == other.modelId())
                        .map(ModelInfo::name)
                        .findFirst()
                        .orElse(Messages.text("metrics.compare.gone"));
        };
    }

    /** The time before, or nothing where it is shown already. */
    void toggleBefore() {
        chosen.accept(shown instanceof Comparison.Before ? new Comparison.None() : new Comparison.Before());
    }

    /** The newest version, then the one before it, then nothing. */
    void nextVersion() {
        List<Comparison> all = new ArrayList<>();
        versions.reversed().forEach(version -> all.add(new Comparison.Version(version.deploymentVersion())));
        all.add(new Comparison.None());
        int at = shown instanceof Comparison.Version ? all.indexOf(shown) : -1;
        chosen.accept(all.get((at + 1) % all.size()));
    }

    private RadioMenuItem item(Comparison one, String words) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setMnemonicParsing(false);
        item.setSelected(one.equals(shown));
        item.setOnAction(event -> {
            // the mark stays where it is until something else is shown
            item.setSelected(one.equals(shown));
            chosen.accept(one);
        });
        return item;
    }
}
