package io.modeldeck.ui.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Severity;
import io.modeldeck.drift.Baseline;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.testing.FxTest;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.export.ExportRequest;
import io.modeldeck.ui.kit.export.SaveRequest;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.RuleRequest;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.table.Listing;
import io.modeldeck.ui.kit.table.TableState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Drift and Data quality: what has changed in the data, from a finding to its events, and what people set against it. */
class DataScreensTest extends MonitoredModel {

    private static <T> T labelled(Parent root, Class<T> type, String name) {
        return FxTest.onFx(() -> {
            root.applyCss();
            root.layout();
            return root.lookupAll("*").stream()
                    .filter(type::isInstance)
                    .filter(node -> name.equals(node.getAccessibleText())
                            || node instanceof Button button && name.equals(button.getText()))
                    .map(type::cast)
                    .reduce((first, last) -> last)
                    .orElseThrow();
        });
    }

    private void fire(Parent root, String button) {
        Button found = labelled(root, Button.class, button);
        FxTest.doOnFx(found::fire);
        FxTest.settle(tasks);
    }

    private void type(Parent root, String field, String text) {
        TextField found = labelled(root, TextField.class, field);
        FxTest.doOnFx(() -> found.setText(text));
    }

    @Test
    @DisplayName(
            "Data quality: a constraint is made, tried, looked after by the check, led to its events, changed and removed")
    void constraints() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(QualityView::new, new Place.Quality(model.id()), screens);
        press(screens.getFirst(), "2");
        assertThat(labels(root)).anyMatch(text -> text.startsWith("None yet."));
        press(screens.getFirst(), "C");
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        FxTest.settle(tasks);
        ComboBox<?> feature = labelled(dialog, ComboBox.class, "Feature");
        assertThat(FxTest.onFx(() -> feature.getItems().toString())).isEqualTo("[usage]");
        assertThat(FxTest.onFx(labelled(dialog, Button.class, "Keep the constraint")::isDisabled))
                .isTrue();
        type(dialog, "Feature", "usagee");
        type(dialog, "Largest", "high");
        assertThat(labels(dialog)).contains("The max of a range is a number, not 'high'.");
        type(dialog, "Largest", "60");
        assertThat(labels(dialog)).contains("Reads: usagee must be 60 or less");
        fire(dialog, "Keep the constraint");
        assertThat(labels(dialog)).anyMatch(text -> text.contains("Did you mean usage?"));
        type(dialog, "Feature", "usage");
        fire(dialog, "Try it");
        assertThat(labels(dialog)).anyMatch(text -> text.contains("usage must be 60 or less: broken by"));
        fire(dialog, "Keep the constraint");
        assertThat(labels(root)).contains("not checked yet");
        Constraint kept = engine.constraints().ofModel(model.id()).getFirst();
        assertThat(kept.words()).isEqualTo("`usage` must be 60 or less");

        store(2, NOW.minus(Duration.ofMinutes(40)), 6, 90);
        fire(root, "Check now");
        long broken = engine.quality().latest(model.id()).orElseThrow().findings().stream()
                .filter(finding -> finding.kind().equals("constraint"))
                .findFirst()
                .orElseThrow()
                .count();
        Hyperlink door = labelled(
                root, Hyperlink.class, "usage must be 60 or less: broken by " + broken + " rows. Show the events.");
        FxTest.doOnFx(door::fire);
        assertThat(visited.getLast()).isInstanceOfSatisfying(Place.Finding.class, place -> {
            assertThat(engine.quality()
                            .require(place.checkId())
                            .findings()
                            .get(place.number() - 1)
                            .constraint())
                    .containsEntry("feature", "usage");
        });

        TableView<?> table = labelled(root, TableView.class, "Constraints and how many rows broke them");
        FxTest.doOnFx(() -> table.getSelectionModel().select(0));
        fire(root, "Edit");
        TextField largest = labelled(dialog, TextField.class, "Largest");
        assertThat(FxTest.onFx(() -> largest.getText())).isEqualTo("60");
        type(dialog, "Largest", "61");
        fire(dialog, "Keep the constraint");
        assertThat(engine.constraints().require(kept.id()).words()).isEqualTo("`usage` must be 61 or less");
        fire(root, "Remove");
        assertThat(FxTest.onFx(labelled(dialog, Button.class, "Remove")::isDisabled))
                .as("no reason given")
                .isTrue();
        TextArea reason = labelled(dialog, TextArea.class, "Reason");
        FxTest.doOnFx(() -> reason.setText("the limit is gone"));
        fire(dialog, "Remove");
        assertThat(engine.constraints().ofModel(model.id())).isEmpty();
        assertThat(engine.audit()
                        .entries(AuditFilter.ofModel(model.id(), 1))
                        .getFirst()
                        .comment())
                .isEqualTo("the limit is gone");
        assertThat(FxTest.onFx(() -> table.getItems().isEmpty())).isTrue();
    }

    @Test
    @DisplayName("Drift: the feature that drifted with its sentence, the baseline")
    void drift() {
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(DriftView::new, new Place.Drift(model.id()), screens);
        ListView<?> ranked = FxTest.find(root, ".drift-list", ListView.class);
        assertThat(FxTest.onFx(() -> ranked.getItems().size())).isEqualTo(2);
        assertThat(labels(root)).anyMatch(text -> text.contains("usage is higher than in the reference"));
        assertThat(labels(root)).anyMatch(text -> text.contains("a fixed window"));
        List<ExportRequest> saved = new ArrayList<>();
        FxTest.doOnFx(() -> root.addEventHandler(ExportRequest.EXPORT, saved::add));
        press(screens.getFirst(), "Shift+E");
        assertThat(saved).singleElement().satisfies(request -> {
            Path file = folder.resolve("drift.csv");
            request.export().plain(".csv").content().into(new SaveRequest.Into(file, "drift.csv", Progress.none()));
            assertThat(file)
                    .content()
                    .contains("method,parameters", "nReference,nCurrent,windowFrom,windowTo,referenceFrom,referenceTo")
                    .contains("input,usage,", ",concept,");
        });
        press(screens.getFirst(), "H");
        assertThat(labels(root)).anyMatch(text -> text.startsWith("1 check, 14 Mar 2026"));
        assertThat(FxTest.onFx(() -> root.lookupAll(".heat-cell").size())).isPositive();
        assertThat(labels(root)).contains("14 Mar");
        press(screens.getFirst(), "1");
        press(screens.getFirst(), "D");
        ChartPane shapes = FxTest.onFx(() -> (ChartPane) root.lookupAll(".drift-shapes .chart-panel > *").stream()
                .filter(ChartPane.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(FxTest.onFx(() -> shapes.chart().orElseThrow().title())).contains("Cumulative");
        press(screens.getFirst(), "D");
        TableView<?> bins = FxTest.find(root, ".drift-shapes .table-view", TableView.class);
        assertThat(FxTest.onFx(
                        () -> bins.getParent().isVisible() && !bins.getItems().isEmpty()))
                .isTrue();
    }

    @Test
    @DisplayName("Drift: the list of features is looked through by words and by state, and remembers that as tables do")
    void findsFeatures() {
        Parent root = shown(DriftView::new, new Place.Drift(model.id()), new ArrayList<>());
        ListView<?> ranked = FxTest.find(root, ".drift-list", ListView.class);
        Listing list = FxTest.onFx(() -> (Listing) ranked.getParent());
        assertThat(left(list, ranked, "is:drift USAGE")).isEqualTo(1);
        assertThat(left(list, ranked, "usage stable")).isZero();
        assertThat(left(list, ranked, "nobody")).isZero();
        assertThat(FxTest.onFx(list::state).filter()).isEqualTo("nobody");
        assertThat(left(list, ranked, "")).isEqualTo(2);
        FxTest.doOnFx(list::find);
        assertThat(FxTest.onFx(list::hasFocus)).isTrue();
    }

    private static int left(Listing list, ListView<?> shown, String words) {
        return FxTest.onFx(() -> {
            list.restore(new TableState(words, "", false, List.of()));
            return shown.getItems().size();
        });
    }

    @Test
    @DisplayName("Drift: a point of the course shows what that check found, and there is a way back to the newest")
    void anEarlierCheck() {
        engine.drift().check(model.id(), NOW.minus(Duration.ofDays(1)));
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(DriftView::new, new Place.Drift(model.id(), Optional.of("usage")), screens);
        assertThat(labels(root)).noneMatch(text -> text.startsWith("Check of "));
        ChartPane course = FxTest.onFx(() -> root.lookupAll(".drift-detail .chart-panel > *").stream()
                .filter(ChartPane.class::isInstance)
                .map(ChartPane.class::cast)
                .findFirst()
                .orElseThrow());
        FxTest.doOnFx(() -> {
            for (KeyCode code : List.of(KeyCode.HOME, KeyCode.ENTER)) {
                course.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            }
        });
        assertThat(labels(root)).anyMatch(text -> text.startsWith("Check of 13 Mar 2026"));
        Hyperlink back = FxTest.find(root, ".earlier-check .hyperlink", Hyperlink.class);
        FxTest.doOnFx(back::fire);
        assertThat(FxTest.onFx(() -> root.lookup(".earlier-check").isVisible())).isFalse();
    }

    @Test
    @DisplayName("A feature is excluded from the checks, stays listed, and takes part again when that is taken back")
    void excludedFeature() {
        List<Screen> screens = new ArrayList<>();
        shown(DriftView::new, new Place.Drift(model.id()), screens);
        String feature = engine.drift().latest(model.id()).stream()
                .filter(DriftResult::concernsColumn)
                .findFirst()
                .flatMap(DriftResult::feature)
                .orElseThrow();
        screens.getFirst().show(new Place.Drift(model.id(), Optional.of(feature)));
        FxTest.settle(tasks);
        List<RuleRequest> rules = new ArrayList<>();
        FxTest.doOnFx(() -> screens.getFirst().node().addEventHandler(RuleRequest.OPEN, rules::add));
        press(screens.getFirst(), "N");
        assertThat(rules).hasSize(1);
        press(screens.getFirst(), "X");
        FxTest.settle(tasks);
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        fire(dialog, "Exclude feature");
        FxTest.settle(tasks);
        assertThat(engine.config().effective(model.id()).drift().inputRules().excluded())
                .containsExactly(feature);
        assertThat(engine.drift().latest(model.id()))
                .filteredOn(result -> result.feature().equals(Optional.of(feature)))
                .extracting(DriftResult::state)
                .containsExactly(DriftState.NOT_EVALUATED);
        press(screens.getFirst(), "N");
        assertThat(rules).as("no rule watches what is not checked").hasSize(1);
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        assertThat(engine.config().effective(model.id()).drift().inputRules().excluded())
                .isEmpty();
    }

    @Test
    @DisplayName("A baseline that was set is taken back: the earlier rows are what is compared with again")
    void baselineBack() {
        Baseline before = engine.baselines().active(model.id(), version.id()).orElseThrow();
        List<Screen> screens = new ArrayList<>();
        shown(DriftView::new, new Place.Drift(model.id()), screens);
        press(screens.getFirst(), "B");
        FxTest.settle(tasks);
        Parent dialog = (Parent) context.dialogs().node();
        FxTest.doOnFx(() -> new Scene(dialog, 1_200, 800));
        assertThat(labels(dialog))
                .as("what would come of it")
                .anyMatch(text -> text.startsWith("No longer drifting: ")
                        || text.startsWith("No alert about inputs or predictions would change."));
        choose(dialog, "Rolling window");
        assertThat(labels(dialog))
                .as("how many rows from when")
                .anyMatch(text -> text.equals("At present 6 Mar – 13 Mar 2026, 200 rows"))
                .anyMatch(text -> text.startsWith("It moves along: "));
        TextArea reason = labelled(dialog, TextArea.class, "Reason");
        FxTest.doOnFx(() -> reason.setText("the new usual"));
        fire(dialog, "Set as baseline");
        FxTest.settle(tasks);
        assertThat(engine.baselines()
                        .active(model.id(), version.id())
                        .orElseThrow()
                        .kind())
                .isEqualTo(BaselineKind.ROLLING);
        assertThat(labels((Parent) screens.getFirst().node()))
                .anyMatch(text -> text.contains("compared with the 7 days before each window, since 14 Mar 2026"))
                .as("the rows of this check, not those of today")
                .anyMatch(text -> text.startsWith("the 7 days before the window: "));
        FxTest.doOnFx(() -> context.toasts().undo().back(context.toasts(), () -> {}));
        FxTest.settle(tasks);
        Baseline again = engine.baselines().active(model.id(), version.id()).orElseThrow();
        assertThat(again.range()).isEqualTo(before.range());
        assertThat(again.kind()).isEqualTo(before.kind());
        assertThat(again.quality()).isEqualTo(before.quality());
        assertThat(engine.baselines().columns(again))
                .isEqualTo(engine.baselines().columns(before));
    }

    private void choose(Parent dialog, String choice) {
        FxTest.doOnFx(() -> dialog.lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(choice))
                .findFirst()
                .orElseThrow()
                .fire());
        FxTest.settle(tasks);
    }

    @Test
    @DisplayName(
            "Data quality: columns against the baseline with their course, and from a finding to its events in one key")
    void quality() {
        store(2, NOW.minus(Duration.ofMinutes(40)), 6, 90);
        Constraint wanted = new Constraint(
                0,
                model.id(),
                "usage",
                new ConstraintRule.Range(OptionalDouble.empty(), OptionalDouble.of(60)),
                Severity.CRITICAL,
                "");
        engine.constraints().add(Actor.system(), NOW, List.of(wanted), "");
        engine.quality().check(model.id(), NOW);
        List<Screen> screens = new ArrayList<>();
        Parent root = shown(QualityView::new, new Place.Quality(model.id(), Optional.of("usage")), screens);
        assertThat(labels(root)).anyMatch(text -> text.contains("usage must be 60 or less"));
        assertThat(labels(root)).anyMatch(text -> text.contains("checked"));
        press(screens.getFirst(), "O");
        assertThat(visited.getLast())
                .isInstanceOfSatisfying(
                        Place.Finding.class,
                        place -> assertThat(engine.quality()
                                        .require(place.checkId())
                                        .findings()
                                        .get(place.number() - 1)
                                        .feature())
                                .isEqualTo("usage"));
        goOn(screens);
        assertThat(labels(root)).anyMatch(text -> text.startsWith("newest "));
    }
}
