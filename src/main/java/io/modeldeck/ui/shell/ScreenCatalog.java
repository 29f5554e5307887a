package io.modeldeck.ui.shell;

import io.modeldeck.ui.alerting.AlertsView;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.lifecycle.CompareView;
import io.modeldeck.ui.lifecycle.ModelView;
import io.modeldeck.ui.lifecycle.ModelsView;
import io.modeldeck.ui.lifecycle.RetrainingView;
import io.modeldeck.ui.lifecycle.RunsView;
import io.modeldeck.ui.lifecycle.ShadowView;
import io.modeldeck.ui.monitoring.DriftView;
import io.modeldeck.ui.monitoring.MetricsView;
import io.modeldeck.ui.monitoring.OverviewAhead;
import io.modeldeck.ui.monitoring.OverviewView;
import io.modeldeck.ui.monitoring.QualityView;
import io.modeldeck.ui.playground.BenchmarksView;
import io.modeldeck.ui.playground.PlaygroundView;
import io.modeldeck.ui.workspace.DiagnosticsView;
import io.modeldeck.ui.workspace.JobsView;
import io.modeldeck.ui.workspace.SettingsView;
import io.modeldeck.ui.workspace.WelcomeView;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which screen shows which section. A section without a screen does not appear in the navigation. */
public final class ScreenCatalog {

    private final Map<Section, Function<ScreenContext, Screen>> makers = new EnumMap<>(Section.class);

    /** The console's screens: one line each. */
    public static ScreenCatalog standard() {
        return standard(new OverviewAhead());
    }

    /** The same, where the first screen was begun to be read. */
    static ScreenCatalog standard(OverviewAhead ahead) {
        return new ScreenCatalog()
                .add(Section.WELCOME, WelcomeView::new)
                .add(Section.OVERVIEW, context -> new OverviewView(context, ahead))
                .add(Section.MODEL, ModelView::new)
                .add(Section.METRICS, MetricsView::new)
                .add(Section.DRIFT, DriftView::new)
                .add(Section.QUALITY, QualityView::new)
                .add(Section.ALERTS, AlertsView::new)
                .add(Section.RETRAINING, RetrainingView::new)
                .add(Section.RUNS, RunsView::new)
                .add(Section.MODELS, ModelsView::new)
                .add(Section.SHADOW, ShadowView::new)
                .add(Section.COMPARE, CompareView::new)
                .add(Section.PLAYGROUND, PlaygroundView::new)
                .add(Section.BENCHMARKS, BenchmarksView::new)
                .add(Section.JOBS, JobsView::new)
                .add(Section.SETTINGS, SettingsView::new)
                .add(Section.DIAGNOSTICS, DiagnosticsView::new);
    }

    public ScreenCatalog add(Section section, Function<ScreenContext, Screen> maker) {
        if (makers.putIfAbsent(section, maker) != null) {
            throw new IllegalArgumentException("Two screens for " + section);
        }
        return this;
    }

    public boolean has(Section section) {
        return makers.containsKey(section);
    }

    /** The sections that have a screen, in the order of the navigation. */
    public List<Section> sections() {
        return List.copyOf(makers.keySet());
    }

    Optional<Screen> make(Section section, ScreenContext context) {
        return Optional.ofNullable(makers.get(section)).map(maker -> maker.apply(context));
    }
}
