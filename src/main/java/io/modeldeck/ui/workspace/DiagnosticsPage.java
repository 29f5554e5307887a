package io.modeldeck.ui.workspace;

import io.modeldeck.app.Diagnostics;
import io.modeldeck.app.LogTail;
import io.modeldeck.chart.CurveChart;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.RowDetails;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTimes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts of the diagnostics: facts on the left, the workspace's tables and the log on the right. */
final class DiagnosticsPage extends HBox {

    private static final double FRAMES_HEIGHT = 140;

    private final ScreenContext context;
    private final FactList versions = new FactList();
    private final FactList runtimes = new FactList();
    private final FactList waiting = new FactList();
    private final FactList counted = new FactList();
    private final FactList paint = new FactList();
    private final FactList frames = new FactList();
    private final Paragraph framesNone = new Paragraph(Messages.text("diagnostics.frames.none"), "caption");
    private final ChartPane frameChart;
    private final DataTable<Diagnostics.Table> tables =
            new DataTable<>(Messages.text("diagnostics.tables"), Diagnostics.Table::name);
    private final DataTable<LogTail.Line> log =
            new DataTable<LogTail.Line>(Messages.text("diagnostics.log"), line -> line).filterable();
    private final StatePane logState;
    private String waitsInWords = "";

    DiagnosticsPage(ScreenContext context) {
        this.context = context;
        frameChart = new ChartPane(context.tasks().background(), context.tasks()::later);
        frameChart.follow(context.theme(), FRAMES_HEIGHT);
        List.of(frames, frameChart, framesNone)
                .forEach(part -> part.managedProperty().bind(part.visibleProperty()));
        VBox framePart = new VBox(frames, framesNone, frameChart);
        framePart.getStyleClass().add("column");
        VBox facts = new VBox(
                panel("diagnostics.versions", versions),
                panel("diagnostics.runtimes", runtimes),
                panel("diagnostics.waiting", waiting),
                panel("diagnostics.counted", counted),
                panel("diagnostics.paint", paint),
                panel("diagnostics.frames", framePart));
        facts.getStyleClass().addAll("column-wide", "diagnostics-facts");
        ScrollPane left = new ScrollPane(facts);
        left.setFitToWidth(true);
        left.getStyleClass().addAll("page-scroll", "diagnostics-side");
        columns();
        logState = new StatePane(RowDetails.beside(context.selection().facts(), log, line -> List.of()));
        VBox.setVgrow(tables, Priority.ALWAYS);
        VBox.setVgrow(logState, Priority.ALWAYS);
        Block sizes = new Block(Messages.text("diagnostics.tables"), tables);
        Block said = new Block(Messages.text("diagnostics.log"), logState);
        List.of(sizes, said).forEach(block -> {
            VBox.setVgrow(block, Priority.ALWAYS);
            block.setPrefHeight(100);
        });
        VBox right = new VBox(sizes, said);
        right.getStyleClass().add("column-wide");
        HBox.setHgrow(right, Priority.ALWAYS);
        getStyleClass().add("tiles");
        getChildren().addAll(left, right);
    }

    private static Node panel(String key, Node facts) {
        Block block = new Block(Messages.text(key), facts);
        block.getStyleClass().add("panel");
        return block;
    }

    private void columns() {
        tables.text(Messages.text("diagnostics.table"), Diagnostics.Table::name).setPrefWidth(240);
        tables.number(Messages.text("diagnostics.rows"), Diagnostics.Table::rows, table -> Formats.count(table.rows()))
                .setPrefWidth(110);
        tables.number(
                        Messages.text("diagnostics.size"),
                        "B",
                        Diagnostics.Table::bytes,
                        table -> Formats.bytes(table.bytes()))
                .setPrefWidth(110);
        log.time(Messages.text("diagnostics.log.at"), line -> Optional.of(line.at()), context.formats())
                .setPrefWidth(96);
        log.text(Messages.text("diagnostics.log.level"), LogTail.Line::level).setPrefWidth(72);
        log.text(Messages.text("diagnostics.log.area"), LogTail.Line::area).setPrefWidth(120);
        log.text(
                        Messages.text("diagnostics.log.message"),
                        line -> line.message()
                                + line.cause().map(cause -> " · " + cause).orElse(""))
                .setPrefWidth(360);
    }

    void show(Diagnostics found, List<LogTail.Line> lines) {
        versions.clear();
        found.versions().forEach((name, version) -> versions.fact(said("version", name), version));
        runtimes.clear();
        found.runtimes().forEach(runtime -> runtimes.fact(FrameworkName.of(runtime.name()), runtime(runtime)));
        waiting.clear();
        found.waiting().forEach((name, count) -> waiting.fact(said("waits", name), Formats.count(count)));
        counted.clear();
        found.counted().forEach((name, count) -> counted.fact(said("counts", name), Formats.count(count)));
        tables.setRows(found.tables());
        log.setRows(lines);
        if (lines.isEmpty()) {
            logState.allGood(Messages.text("diagnostics.log.none"), Messages.text("diagnostics.log.none.why"));
        } else {
            logState.ready();
        }
    }

    /** How the thread that paints keeps up. */
    void waits(FxTimes waits) {
        waitsInWords = Messages.text(
                "diagnostics.paint.words",
                Formats.count(waits.count()),
                Formats.millis(waits.median()),
                Formats.millis(waits.longest()),
                waits.felt(),
                waits.feltMillis());
        paint.clear()
                .fact(Messages.text("diagnostics.paint.median"), Formats.millis(waits.median()))
                .fact(Messages.text("diagnostics.paint.longest"), Formats.millis(waits.longest()))
                .fact(
                        Messages.text("diagnostics.paint.felt", waits.feltMillis()),
                        Messages.text(
                                "diagnostics.paint.of", Formats.count(waits.felt()), Formats.count(waits.count())));
    }

    /** How long the last frames of the window took. */
    void frames(FxTimes times) {
        double[] millis = times.newest();
        frames.clear()
                .fact(Messages.text("diagnostics.frames.median"), Formats.millis(times.median()))
                .fact(Messages.text("diagnostics.frames.longest"), Formats.millis(times.longest()))
                .fact(
                        Messages.text("diagnostics.paint.felt", times.feltMillis()),
                        Messages.text(
                                "diagnostics.paint.of", Formats.count(times.felt()), Formats.count(times.count())));
        boolean drawn = millis.length > 1;
        frames.setVisible(drawn);
        frameChart.setVisible(drawn);
        framesNone.setVisible(!drawn);
        if (drawn) {
            frameChart.setChart(new CurveChart(
                    "",
                    Messages.text("diagnostics.frames.axis"),
                    "ms",
                    List.of(new CurveChart.Curve(
                            Messages.text("diagnostics.frames"),
                            IntStream.rangeClosed(1, millis.length)
                                    .asDoubleStream()
                                    .toArray(),
                            millis)),
                    Messages.text("diagnostics.frames.foot", millis.length)));
        }
    }

    String waitsInWords() {
        return waitsInWords;
    }

    /** What the engine calls it, in the language that is spoken; names of programs are the same in all. */
    private static String said(String kind, String name) {
        return Messages.find("diagnostics." + kind + "." + name.replace(' ', '-'))
                .orElseGet(() -> Formats.sentence(name));
    }

    private static Node runtime(Diagnostics.Runtime runtime) {
        Label state = new Label(runtime.here().orElse(Messages.text("diagnostics.not-installed")));
        state.setGraphic((runtime.here().isPresent() ? Glyph.OK : Glyph.ARCHIVED)
                .node(runtime.here().isPresent() ? Tone.GOOD : Tone.NEUTRAL));
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        if (runtime.here().isPresent()) {
            return state;
        }
        Label command = new Label(runtime.command());
        command.getStyleClass().add("mono");
        command.setWrapText(true);
        command.setMinHeight(Region.USE_PREF_SIZE);
        HBox install = new HBox(
                command,
                Icons.button(
                        "fth-copy",
                        Messages.text("diagnostics.copy-command"),
                        () -> Clipboards.copy(runtime.command())));
        install.getStyleClass().add("row");
        return new VBox(state, install);
    }
}
