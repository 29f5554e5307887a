package io.modeldeck.ui.shell;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.selection.LayerChoice;
import io.modeldeck.ui.kit.selection.RangeChoice;
import io.modeldeck.ui.kit.table.TableState;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The views that come with the window, a few for each section: of the model that is looked at, where they are about one. Nobody can save over them. */
final class BuiltInViews {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES = List.of(
            "OVERVIEW.day",
            "OVERVIEW.month",
            "ALERTS.urgent",
            "RUNS.failed",
            "JOBS.amiss",
            "METRICS.day",
            "METRICS.quarter",
            "DRIFT.month",
            "DRIFT.drifted",
            "QUALITY.faulty");

    private BuiltInViews() {}

    /**
     * @param model that is looked at; without one there are none that are about a model
     * @param range that is looked at, which stays where a view is about no range
     */
    static List<SavedView> of(Optional<ModelInfo> model, RangeChoice range) {
        List<SavedView> views = new ArrayList<>();
        views.add(at(Section.OVERVIEW, "day", model, new RangeChoice.Last(DAY), Map.of()));
        views.add(at(Section.OVERVIEW, "month", model, new RangeChoice.Last(DAY.multipliedBy(30)), Map.of()));
        views.add(at(Section.ALERTS, "urgent", model, range, leaving("alerts.table", "is:critical is:waiting")));
        views.add(at(Section.RUNS, "failed", model, range, leaving("runs.table", "is:failed")));
        views.add(at(Section.JOBS, "amiss", model, range, leaving("jobs.table", "is:amiss")));
        if (model.isPresent()) {
            views.add(at(Section.METRICS, "day", model, new RangeChoice.Last(DAY), Map.of()));
            views.add(at(Section.METRICS, "quarter", model, new RangeChoice.Last(DAY.multipliedBy(90)), Map.of()));
            views.add(at(Section.DRIFT, "month", model, new RangeChoice.Last(DAY.multipliedBy(30)), Map.of()));
            views.add(at(Section.DRIFT, "drifted", model, range, leaving("drift.list", "is:drift")));
            views.add(at(Section.QUALITY, "faulty", model, range, leaving("quality.table", "is:faulty")));
        }
        return List.copyOf(views);
    }

    static boolean isName(String name) {
        return NAMES.stream()
                .anyMatch(one -> Messages.text("view.built-in." + one).equalsIgnoreCase(name));
    }

    /** @param list the text that names the list */
    private static Map<String, TableState> leaving(String list, String words) {
        return Map.of(Messages.text(list), new TableState(words, "", false, List.of()));
    }

    private static SavedView at(
            Section section,
            String word,
            Optional<ModelInfo> model,
            RangeChoice range,
            Map<String, TableState> tables) {
        Place place =
                Place.of(section, model.map(ModelInfo::id).map(OptionalLong::of).orElse(OptionalLong.empty()));
        return new SavedView(
                Messages.text("view.built-in." + section.name() + "." + word),
                place,
                place.model().isPresent() ? model.map(ModelInfo::name).orElse("") : "",
                range,
                tables,
                LayerChoice.USUAL,
                SavedView.Keeping.BUILT_IN);
    }
}
