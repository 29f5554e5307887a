package io.modeldeck.ui.playground;

import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One benchmark: the verdict, how the times lie, the figures(benchmark), and how they were come by. */
final class BenchmarkDetail extends ScrollPane {

    private static final double ROW = 56;
    private static final double CHART = 104;
    private static final double HEAD = 42;
    private static final double LINE = 36;

    private final ScreenContext context;
    private final VBox body = new VBox();
    private final ChartPane chart;

    BenchmarkDetail(ScreenContext context) {
        super();
        this.context = context;
        chart = new ChartPane(context.tasks().background(), context.tasks()::later);
        body.getStyleClass().addAll("detail", "benchmark-detail");
        setContent(body);
        setFitToWidth(true);
        getStyleClass().add("page-scroll");
    }

    /** A model to a column, so that a figure is read across. */
    private static DataTable<BenchmarkFigures.Row> figures(Benchmark benchmark) {
        DataTable<BenchmarkFigures.Row> table =
                new DataTable<>(Messages.text("benchmarks.figures"), BenchmarkFigures.Row::name);
        table.text(Messages.text("benchmarks.figure"), BenchmarkFigures.Row::name)
                .setMinWidth(112);
        for (int i = 0; i < benchmark.results().size(); i++) {
            int at = i;
            table.text(
                            BenchmarkFigures.shortened(benchmark.results().get(i)),
                            row -> row.values().get(at))
                    .setMinWidth(184);
        }
        List<BenchmarkFigures.Row> rows = BenchmarkFigures.rows(benchmark);
        table.setRows(rows);
        double height = HEAD + LINE * rows.size();
        table.view().setPrefHeight(height);
        table.view().setMinHeight(height);
        return table;
    }

    void show(Benchmark benchmark) {
        Label title =
                new Label(Messages.text("benchmarks.title.one", Long.toString(benchmark.id()), benchmark.group()));
        title.getStyleClass().add("detail-title");
        chart.follow(context.theme(), CHART + ROW * benchmark.results().size());
        chart.setChart(BenchmarkFigures.chart(benchmark));
        body.getChildren().setAll(title, verdict(benchmark));
        BenchmarkFigures.servedUnlike(benchmark)
                .ifPresent(sentence -> body.getChildren().add(strip(Glyph.INFO, Tone.NEUTRAL, sentence)));
        body.getChildren()
                .addAll(
                        chart,
                        figures(benchmark),
                        new Paragraph(Messages.text("benchmarks.memory.note"), "field-hint"));
        benchmark.results().stream()
                .filter(result -> !result.error().isEmpty())
                .forEach(result -> body.getChildren()
                        .add(strip(Glyph.FAILED, Tone.DANGER, result.label() + ": " + result.error())));
        body.getChildren().add(facts(benchmark));
    }

    private static Node verdict(Benchmark benchmark) {
        boolean won = benchmark.winner().isPresent();
        return strip(won ? Glyph.OK : Glyph.INFO, won ? Tone.GOOD : Tone.NEUTRAL, Said.of(benchmark.verdict()));
    }

    private static Node strip(Glyph glyph, Tone tone, String sentence) {
        Paragraph text = new Paragraph(sentence);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox strip = new HBox(glyph.node(tone), text);
        strip.getStyleClass().addAll("state-strip", tone.styleClass());
        return strip;
    }

    private Node facts(Benchmark benchmark) {
        FactList facts = new FactList();
        facts.fact(Messages.text("benchmarks.task"), benchmark.task());
        facts.fact(
                Messages.text("benchmarks.data"),
                Messages.text(
                        "benchmarks.data.words",
                        Formats.count(benchmark.rows()),
                        Said.of(benchmark.source()),
                        Formats.count(benchmark.iterations()),
                        Formats.count(benchmark.warmUp())));
        facts.fact(Messages.text("benchmarks.machine"), machine(benchmark.machine()));
        facts.fact(
                Messages.text("benchmarks.made"),
                context.formats().timeWithZone(benchmark.at()) + " · " + benchmark.by());
        if (!benchmark.notes().isBlank()) {
            facts.fact(Messages.text("benchmarks.notes"), benchmark.notes());
        }
        return facts;
    }

    private static String machine(Map<String, Object> machine) {
        return List.of("cores", "os", "arch", "java").stream()
                .filter(machine::containsKey)
                .map(name -> Messages.text("benchmarks.machine." + name, String.valueOf(machine.get(name))))
                .collect(Collectors.joining(" · "));
    }
}
