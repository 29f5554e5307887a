package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.playground.TokenTotals;
import io.modeldeck.playground.TokenUse;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.KpiTile;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What recorded calls of models of texts used: tokens, times, loads and evictions. */
final class TokensTab extends VBox {

    private static final int SHOWN = 2_500;

    /** A call and the model that was called. */
    record Line(String model, TokenUse use) {}

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final DataTable<Line> table = new DataTable<Line>(
                    Messages.text("tokens.table"), line -> line.use().eventId())
            .filterable();
    private final List<KpiTile> tiles = new ArrayList<>();
    private final StatePane state;

    TokensTab(ScreenContext context) {
        this.context = context;
        this.lane = context.tasks().lane();
        getStyleClass().add("ask-tab");
        HBox row = new HBox(16);
        for (String key : List.of("tokens.calls", "tokens.input", "tokens.output", "tokens.loads", "tokens.speed")) {
            KpiTile tile = new KpiTile(context.theme(), Messages.text(key));
            HBox.setHgrow(tile, Priority.ALWAYS);
            tile.setMaxWidth(Double.MAX_VALUE);
            tiles.add(tile);
            row.getChildren().add(tile);
        }
        columns();
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox content = new VBox(16, row, table, new Paragraph(Messages.text("tokens.about"), "muted"));
        state = new StatePane(content);
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().add(state);
    }

    private void columns() {
        table.node(
                        Messages.text("tokens.at"),
                        line -> context.formats().time(line.use().at()),
                        Comparator.comparing(line -> line.use().at()),
                        line -> new javafx.scene.control.Label(
                                context.formats().time(line.use().at())))
                .setPrefWidth(136);
        table.text(
                        Messages.text("tokens.model"),
                        line -> line.model() + " v" + line.use().version())
                .setPrefWidth(160);
        table.text(Messages.text("tokens.operation"), line -> line.use().operation())
                .setPrefWidth(120);
        number("tokens.in", "", line -> (double) line.use().inputTokens());
        number("tokens.out", "", line -> (double) line.use().outputTokens());
        number("tokens.first", "s", line -> value(line.use().firstChunk()));
        number("tokens.rate", "", line -> value(line.use().tokensPerSecond()));
        number("tokens.load", "s", line -> line.use().load().toMillis() / 1e3);
        table.text(Messages.text("tokens.memory"), line -> memory(line.use())).setPrefWidth(110);
        table.text(
                        Messages.text("tokens.end"),
                        line -> line.use().error().isEmpty()
                                ? line.use().finish()
                                : line.use().error())
                .setPrefWidth(220);
    }

    private void number(String key, String unit, java.util.function.ToDoubleFunction<Line> value) {
        table.number(
                        Messages.text(key),
                        unit,
                        value::applyAsDouble,
                        line -> Double.isNaN(value.applyAsDouble(line))
                                ? Formats.NONE
                                : Formats.number(value.applyAsDouble(line)))
                .setPrefWidth(84);
    }

    private static double value(OptionalDouble number) {
        return number.orElse(Double.NaN);
    }

    private static String memory(TokenUse use) {
        return Messages.text(use.evicted() ? "tokens.evicted" : use.loaded() ? "tokens.loaded" : "tokens.there");
    }

    void load() {
        Engine engine = context.engine();
        TimeRange all = new TimeRange(Instant.EPOCH, context.now().plus(Duration.ofDays(366)));
        state.load(lane, Messages.text("tokens.loading"), () -> read(engine, all), this::show);
    }

    private static List<Line> read(Engine engine, TimeRange range) {
        List<Line> lines = new ArrayList<>();
        for (ModelInfo model : engine.registry().models()) {
            if (engine.registry().versions(model.id()).stream().anyMatch(version -> version.readsText())) {
                engine.tokens()
                        .uses(model.id(), range, TokenLedger.MOST)
                        .forEach(use -> lines.add(new Line(model.name(), use)));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.use().at()).reversed());
        return lines;
    }

    private void show(List<Line> lines) {
        if (lines.isEmpty()) {
            state.empty(
                    "fth-message-square",
                    Messages.text("tokens.empty"),
                    Messages.text("tokens.empty.sentence"),
                    Optional.empty());
            return;
        }
        TokenTotals all = TokenTotals.of(lines.stream().map(Line::use).toList());
        tiles.get(0)
                .show(
                        Formats.count(all.calls()),
                        Messages.text("tokens.failed", Formats.count(all.failed())),
                        all.failed() > 0 ? Tone.WARNING : Tone.NEUTRAL);
        tiles.get(1).show(Formats.count(all.inputTokens()), Messages.text("tokens.read"), Tone.NEUTRAL);
        tiles.get(2).show(Formats.count(all.outputTokens()), Messages.text("tokens.written"), Tone.NEUTRAL);
        tiles.get(3)
                .show(
                        Formats.count(all.loads()),
                        Messages.text("tokens.evictions", Formats.count(all.evictions()), Formats.took(all.load())),
                        Tone.NEUTRAL);
        tiles.get(4)
                .show(
                        Double.isNaN(all.tokensPerSecond()) ? Formats.NONE : Formats.number(all.tokensPerSecond()),
                        Messages.text("tokens.speed.note"),
                        Tone.NEUTRAL);
        table.setRows(lines.size() > SHOWN ? lines.subList(0, SHOWN) : lines);
    }
}
