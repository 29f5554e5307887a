package io.modeldeck.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertState;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.drift.DriftState;
import io.modeldeck.registry.Validation;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.testing.FxTest;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.KpiTile;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.selection.Selection;
import io.modeldeck.ui.kit.selection.TimeRangePicker;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.state.ViewState;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.theme.Theme;
import io.modeldeck.ui.kit.theme.ThemeChoice;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every part of the kit in every state, in both themes, as pictures. {@code -Dmodeldeck.gallery=FOLDER} keeps them to be looked at; the test itself
 * asserts that each part has words for those who cannot see it and that nothing stays unpainted.
 */
class GalleryTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:00Z");
    private static final Formats FORMATS = new Formats(ZoneOffset.UTC, Clock.fixed(NOW, ZoneOffset.UTC));

    @TempDir
    Path temporary;

    private Theme theme;

    private Path file(String name, ThemeChoice choice) {
        String wanted = System.getProperty("modeldeck.gallery", "");
        Path folder = wanted.isEmpty() ? temporary : Path.of(wanted);
        return folder.resolve(name + "-" + choice.word() + ".png");
    }

    private void keep(
            String name, ThemeChoice choice, int width, int height, java.util.concurrent.Callable<Parent> made) {
        Parent node = FxTest.onFx(() -> {
            theme = new Theme();
            theme.choose(choice);
            return made.call();
        });
        Path file = file(name, choice);
        FxTest.png(node, width, height, file);
        assertThat(file).exists();
        assertThat(file.toFile().length()).isGreaterThan(2_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    @DisplayName("States of a part of a screen")
    void states(ThemeChoice choice) {
        keep("states", choice, 1200, 840, () -> {
            Action action = new Action("Add a model…", () -> {});
            Failure failure = new Failure(
                    "Loading alerts",
                    "The workspace cannot be read (disk I/O error). Check the disk and try again.",
                    Optional.of("1A2B:3C4D"));
            List<ViewState> states = List.of(
                    new ViewState.Empty(
                            "fth-layers",
                            "No models yet",
                            "Add an ONNX file, or explore the sample workspace first.",
                            Optional.of(action),
                            Optional.of(new Action("Open the sample", () -> {}))),
                    new ViewState.Filtered(
                            "No alerts match model:churn", Optional.of(new Action("Clear filter", () -> {}))),
                    new ViewState.AllGood("No active alerts", "Last one 3 days ago. 12 rules watch 3 models."),
                    new ViewState.NotEvaluated(
                            "Not evaluated: 37 of 100 labelled samples", "At the current rate in about 2 days."),
                    new ViewState.Stale(
                            "Last update 14:05, the engine is paused.", Optional.of(new Action("Resume", () -> {}))),
                    new ViewState.Failed(failure, () -> {}),
                    new ViewState.Failed(failure, () -> {}),
                    new ViewState.Loading(),
                    new ViewState.Loading());
            GridPane grid = new GridPane();
            grid.getStyleClass().add("page");
            grid.setHgap(16);
            grid.setVgap(16);
            for (int i = 0; i < states.size(); i++) {
                StatePane pane = new StatePane(rows());
                boolean hadContent = i == 4 || i == 6 || i == 8;
                if (hadContent) {
                    pane.ready();
                }
                pane.show(states.get(i));
                if (states.get(i) instanceof ViewState.Loading) {
                    // as after 200 ms, without waiting for them
                    pane.showLoading();
                }
                pane.getStyleClass().add("panel");
                pane.setPrefSize(372, 248);
                grid.add(pane, i % 3, i / 3);
            }
            return grid;
        });
    }

    private static Node rows() {
        VBox box = new VBox();
        box.getStyleClass().add("column");
        for (int i = 1; i <= 5; i++) {
            box.getChildren().add(new Label("Row " + i + " of what was there before"));
        }
        return box;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    @DisplayName("Badges, figures, facts, timeline")
    void parts(ThemeChoice choice) {
        keep("parts", choice, 1200, 820, () -> {
            VBox page = new VBox();
            page.getStyleClass().add("page");
            Label title = new Label("Overview");
            title.getStyleClass().add("page-title");
            Label subtitle = new Label("Three models · last 7 days · times in UTC");
            subtitle.getStyleClass().add("page-subtitle");
            page.getChildren()
                    .addAll(new VBox(title, subtitle), figures(), badges(), new HBox(24, facts(), timeline()));
            return page;
        });
    }

    private Node figures() {
        HBox row = new HBox(16);
        KpiTile critical = new KpiTile(theme, "Critical alerts");
        critical.show("1", "p95 latency of sentiment", Tone.DANGER);
        critical.mark(Glyph.CRITICAL);
        critical.setOnOpen(() -> {});
        KpiTile approvals = new KpiTile(theme, "Waiting for approval");
        approvals.show("2", "oldest 3 h", Tone.ACCENT);
        KpiTile jobs = new KpiTile(theme, "Jobs late");
        jobs.show("0", "next in 4 min", Tone.GOOD);
        jobs.mark(Glyph.OK);
        KpiTile events = new KpiTile(theme, "Events per minute");
        events.show("1,204", "+12.4 % to the week before", Tone.NEUTRAL);
        double[] course = new double[48];
        for (int i = 0; i < course.length; i++) {
            course[i] = 600 + 300 * Math.sin(i / 5.0) + 20 * (i % 7);
        }
        events.course(course);
        for (KpiTile tile : List.of(critical, approvals, jobs, events)) {
            HBox.setHgrow(tile, Priority.ALWAYS);
            tile.setPrefWidth(250);
            assertThat(tile.getAccessibleText()).contains(":");
            row.getChildren().add(tile);
        }
        return row;
    }

    private static Node badges() {
        FlowPane flow = new FlowPane(8, 8);
        List<Badge> badges = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            badges.add(SeverityGlyph.of(severity));
        }
        badges.add(SeverityGlyph.ok("OK"));
        badges.add(SeverityGlyph.noData("No data"));
        for (Stage stage : Stage.values()) {
            badges.add(StageBadge.of(stage));
        }
        for (Validation validation : Validation.values()) {
            badges.add(StageBadge.of(validation));
        }
        for (AlertState state : AlertState.values()) {
            badges.add(ConditionBadge.of(state));
        }
        for (DriftState state : DriftState.values()) {
            badges.add(ConditionBadge.of(state));
        }
        for (RequestStatus status : RequestStatus.values()) {
            badges.add(ConditionBadge.of(status));
        }
        for (RunStatus status : RunStatus.values()) {
            badges.add(ConditionBadge.of(status));
        }
        badges.forEach(badge -> {
            assertThat(badge.getText()).isNotBlank();
            assertThat(badge.getGraphic()).isNotNull();
        });
        flow.getChildren().addAll(badges);
        return flow;
    }

    private static Node facts() {
        FactList facts = new FactList()
                .fact("Model", "sentiment v4 (source 2026-02)")
                .fact("Stage", StageBadge.of(Stage.PRODUCTION))
                .fact("In production since", FORMATS.relative(NOW.minus(Duration.ofDays(11))), "3 Mar 2026")
                .fact("p95 latency", Formats.millis(612.4))
                .fact("Error rate", Formats.percent(0.0042))
                .fact("File", Formats.bytes(3_145_728) + ", sha-256 9f3a…");
        VBox panel = new VBox(facts);
        panel.getStyleClass().add("panel");
        panel.setPrefWidth(440);
        return panel;
    }

    private static Node timeline() {
        Timeline timeline = new Timeline(FORMATS);
        timeline.setEntries(List.of(
                new Timeline.Entry(
                        NOW.minus(Duration.ofMinutes(12)),
                        "Sample engineer",
                        "Promoted sentiment v5 to production",
                        Optional.of("Better on the newest labels, checked by hand on 40 texts."),
                        Glyph.PRODUCTION,
                        Tone.GOOD),
                new Timeline.Entry(
                        NOW.minus(Duration.ofHours(3)),
                        "system",
                        "Validation passed: F1 0.86 ≥ 0.80",
                        Optional.empty()),
                new Timeline.Entry(
                        NOW.minus(Duration.ofDays(2)),
                        "system",
                        "Alert fired: p95 latency above 500 ms for 5 min",
                        Optional.empty(),
                        Glyph.CRITICAL,
                        Tone.DANGER)));
        VBox panel = new VBox(timeline);
        panel.getStyleClass().add("panel");
        HBox.setHgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private record Row(long id, String name, Stage stage, Severity severity, double latency, double rate, Instant at) {}

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    @DisplayName("A table with a selected row")
    void table(ThemeChoice choice) {
        keep("table", choice, 1100, 520, () -> {
            DataTable<Row> table = new DataTable<>("Models", Row::id);
            table.node("Severity", row -> row.severity().word(), row -> SeverityGlyph.of(row.severity()))
                    .setPrefWidth(120);
            table.text("Model", Row::name).setPrefWidth(220);
            table.node("Stage", row -> row.stage().word(), row -> StageBadge.of(row.stage()))
                    .setPrefWidth(130);
            table.number("p95 latency", Row::latency, row -> Formats.millis(row.latency()));
            table.number("Error rate", Row::rate, row -> Formats.percent(row.rate()));
            table.time("Since", row -> Optional.of(row.at()), FORMATS);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 2_600; i++) {
                rows.add(new Row(
                        i,
                        "sentiment-" + (i + 1),
                        Stage.values()[i % 4],
                        Severity.values()[i % 3],
                        i % 5 == 3 ? Double.NaN : 12.5 * (i + 1),
                        0.0042 * i,
                        NOW.minus(Duration.ofMinutes(7L * i))));
            }
            table.setRows(rows);
            table.select(3L);
            VBox page = new VBox(table);
            VBox.setVgrow(table, Priority.ALWAYS);
            page.getStyleClass().add("page");
            return page;
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    @DisplayName("A decision, a notice, the choice of a time range")
    void overlays(ThemeChoice choice) {
        keep("overlays", choice, 1100, 640, () -> {
            Toasts toasts = new Toasts();
            Dialogs dialogs = new Dialogs();
            FxTasks tasks = new FxTasks(Runnable::run, toasts::failed);
            Selection selection = new Selection(Clock.fixed(NOW, ZoneOffset.UTC));
            Node range = new StackPane(new TimeRangePicker(selection, FORMATS).content());
            StackPane.setAlignment(range, Pos.TOP_LEFT);
            HBox behind = new HBox(range);
            behind.getStyleClass().add("page");
            StackPane root = new StackPane(behind, toasts.node(), dialogs.node());
            new javafx.scene.Scene(root, 10, 10);
            new DecisionDialog(
                            tasks,
                            dialogs,
                            "Promote sentiment v5 to production",
                            "v4 becomes archived. New events are answered by v5 within a second. You can roll back at"
                                    + " any time.",
                            "Promote to production")
                    .comment("Why", true)
                    .details(new FactList()
                            .fact("F1 on the hold-out", "0.86 (v4: 0.81)")
                            .fact("Checks", "5 of 5 passed"))
                    .show(comment -> comment, done -> {});
            toasts.show("Run 18 is queued", new Action("Open", () -> {}));
            root.getScene().setRoot(new StackPane());
            return root;
        });
    }
}
