package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.benchmark.Benchmark;
import io.modeldeck.benchmark.Candidate;
import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.command.Command;
import io.modeldeck.ui.kit.command.KeyCommand;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.Screen;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Equivalent models beside one another: the benchmarks that were made, and one of them in full. */
public final class BenchmarksView implements Screen {

    private static final int MOST = 500;

    private final ScreenContext context;
    private final FilePicker picker;
    private final FxTasks.Lane lane;
    private final VBox page = new VBox();
    private final DataTable<Benchmark> table =
            new DataTable<Benchmark>(Messages.text("benchmarks.table"), Benchmark::id).filterable();
    private final BenchmarkDetail detail;
    private final MasterDetail both;
    private final StatePane state;
    private OptionalLong wanted = OptionalLong.empty();

    public BenchmarksView(ScreenContext context) {
        this(context, FilePicker.system());
    }

    BenchmarksView(ScreenContext context, FilePicker picker) {
        this.context = context;
        this.picker = picker;
        this.lane = context.tasks().lane();
        this.detail = new BenchmarkDetail(context);
        columns();
        table.selected().addListener(observable -> table.selected().get().ifPresent(detail::show));
        both = new MasterDetail(context.selection().details(), table, detail, 0.36);
        state = new StatePane(both);
        VBox.setVgrow(state, Priority.ALWAYS);
        page.getStyleClass().add("page");
        page.getChildren().addAll(head(), state);
    }

    private Node head() {
        Label title = new Label(Messages.text("benchmarks.title"));
        title.getStyleClass().add("page-title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        VBox titles = new VBox(title, new Paragraph(Messages.text("benchmarks.subtitle"), "page-subtitle"));
        titles.getStyleClass().add("page-titles");
        HBox.setHgrow(titles, Priority.ALWAYS);
        Button make = new Button(Messages.text("action.asks", Messages.text("benchmarks.new")));
        make.getStyleClass().add("accent");
        make.setMinWidth(Region.USE_PREF_SIZE);
        context.writing().guard(make).setOnAction(event -> openDialog());
        HBox head = new HBox(12, titles, make);
        head.getStyleClass().add("page-head");
        return head;
    }

    private void columns() {
        TableColumn<Benchmark, Benchmark> number = table.number(
                Messages.text("benchmarks.number"),
                "",
                benchmark -> (double) benchmark.id(),
                benchmark -> Long.toString(benchmark.id()));
        number.setMinWidth(52);
        number.setMaxWidth(60);
        table.text(Messages.text("benchmarks.group"), Benchmark::group).setMinWidth(116);
        table.node(
                        Messages.text("benchmarks.winner"),
                        benchmark -> benchmark.winnerLabel().orElse(Messages.text("benchmarks.none")),
                        Comparator.comparing(
                                benchmark -> benchmark.winnerLabel().orElse("")),
                        BenchmarksView::winner)
                .setMinWidth(136);
        TableColumn<Benchmark, Benchmark> at =
                table.time(Messages.text("benchmarks.at"), benchmark -> Optional.of(benchmark.at()), context.formats());
        at.setMinWidth(96);
        at.setMaxWidth(112);
    }

    private static Node winner(Benchmark benchmark) {
        Node named = named(benchmark);
        return benchmark.isServedAlike() ? named : new TwoLines(named, Messages.text("benchmarks.unlike"));
    }

    private static Node named(Benchmark benchmark) {
        return benchmark.winnerLabel().<Node>map(BenchmarksView::badge).orElseGet(() -> {
            Label none = new Label(Messages.text("benchmarks.none"));
            none.getStyleClass().add("muted");
            return none;
        });
    }

    /** A model's name may be longer than any column. */
    private static Badge badge(String winner) {
        Badge badge = new Badge(Glyph.OK, winner.replaceFirst(" \\(.*", ""), Tone.GOOD);
        badge.setMinWidth(0);
        HoverText.of(badge, winner);
        return badge;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Benchmarks there && there.benchmarkId().isPresent()) {
            wanted = there.benchmarkId();
        }
        load();
    }

    @Override
    public void refresh(Set<Class<? extends Change>> what) {
        if (what.contains(Change.BenchmarkMade.class) || what.contains(Change.VersionChanged.class)) {
            load();
        }
    }

    @Override
    public List<KeyCommand> commands() {
        return List.of(
                Command.BENCHMARKS_NEW.does(this::openDialog),
                Command.BENCHMARKS_NEXT.does(() -> table.move(1)),
                Command.BENCHMARKS_PREVIOUS.does(() -> table.move(-1)));
    }

    private void load() {
        Engine engine = context.engine();
        state.load(
                lane,
                Messages.text("benchmarks.loading"),
                () -> engine.benchmarks().list(Optional.empty(), Optional.empty(), MOST),
                this::show);
    }

    private void show(List<Benchmark> found) {
        table.setRows(found);
        if (found.isEmpty()) {
            state.empty(
                    "fth-bar-chart-2",
                    Messages.text("benchmarks.empty"),
                    Messages.text("benchmarks.empty.sentence"),
                    Optional.of(new Action(
                            Messages.text("action.asks", Messages.text("benchmarks.new")), this::openDialog)));
            return;
        }
        boolean there = wanted.isPresent() && table.select(wanted.getAsLong());
        wanted = OptionalLong.empty();
        if (there) {
            both.arrive();
        }
        if (!there && table.selected().get().isEmpty()) {
            table.selectFirst();
        }
        table.selected().get().ifPresent(detail::show);
    }

    private void openDialog() {
        if (context.writing().refuses()) {
            return;
        }
        Engine engine = context.engine();
        context.tasks()
                .run(
                        Messages.text("benchmarks.new"),
                        () -> engine.benchmarks().candidates(),
                        (List<Candidate> candidates) ->
                                new BenchmarkDialog(context, picker, candidates, this::made).show());
    }

    private void made(Benchmark benchmark) {
        wanted = OptionalLong.of(benchmark.id());
        context.toasts().show(Said.of(benchmark.verdict()));
        load();
    }
}
