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

    private BuiltInViews() {}

    /**
     * @param model that is looked at; without one there are none that are about a model
     * @param range that is looked at, which stays where a view is about no range
     */
    static List<SavedView> of(Optional<ModelInfo> model, RangeChoice range) {
        List<SavedView> views = new ArrayList<>();
        views.add(at(Section.OVERVIEW, "day", model, new RangeChoice.Last(DAY), Map.of()));
        views.add(at(Section.OVERVIEW, "month", model, new RangeChoice.Last(DAY.multipliedBy(30)), Map.of()));
        views.add(at(Section.ALERTS, "urgent", model, range, urgent()));
        if (model.isPresent()) {
            views.add(at(Section.METRICS, "day", model, new RangeChoice.Last(DAY), Map.of()));
            views.add(at(Section.METRICS, "quarter", model, new RangeChoice.Last(DAY.multipliedBy(90)), Map.of()));
            views.add(at(Section.DRIFT, "month", model, new RangeChoice.Last(DAY.multipliedBy(30)), Map.of()));
        }
        return List.copyOf(views);
    }

    static boolean isName(String name) {
        return List.of(
                        "OVERVIEW.day",
                        "OVERVIEW.month",
                        "ALERTS.urgent",
                        "METRICS.day",
                        "METRICS.quarter",
                        "DRIFT.month")
                .stream()
                .anyMatch(one -> Messages.text("view.built-in." + one).equalsIgnoreCase(name));
    }

    private static Map<String, TableState> urgent() {
        return Map.of(Messages.text("alerts.table"), new TableState("is:critical is:waiting", "", false, List.of()));
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
