package io.modeldeck.ui.lifecycle;

import io.modeldeck.search.Search;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.state.StatePane;
import io.modeldeck.ui.kit.table.DataTable;
import io.modeldeck.ui.kit.table.MasterDetail;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Searches of hyperparameters: all of them, one in full, and the way to another. */
final class SearchPane extends VBox {

    private final ScreenContext context;
    private final FxTasks.Lane lane;
    private final SearchActions actions;
    private final SearchDetail detail;
    private final MasterDetail both;
    private final StatePane state;
    private final Consumer<SearchBook> found;
    private final DataTable<Search> table =
            new DataTable<Search>(Messages.text("search.table"), Search::id).filterable();
    private Map<Long, Long> tried = Map.of();
    private OptionalLong wanted = OptionalLong.empty();
    private boolean filling;

    /** @param found hears of what was read */
    SearchPane(ScreenContext context, Consumer<SearchBook> found) {
        this.context = context;
        this.found = found;
        lane = context.tasks().lane();
        actions = new SearchActions(context, this::load);
        detail = new SearchDetail(context, actions);
        columns();
        table.getStyleClass().add("tall-rows");
        table.selected().addListener((property, before, now) -> now.ifPresent(this::choose));
        Button begin = context.writing().guard(new Button(Messages.text("search.new")));
        begin.setOnAction(event -> begin());
        begin.setMinWidth(Button.USE_PREF_SIZE);
        table.besideFilter(begin);
        both = new MasterDetail(context.selection().details(), table, detail, 0.38);
        state = new StatePane(both);
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().add(state);
    }

    private void columns() {
        TableColumn<Search, Search> status = table.node(
                Messages.text("runs.status"),
                search -> search.status().word(),
                Comparator.comparing(Search::status),
                search -> SearchBadge.of(search.status()));
        status.setMinWidth(140);
        status.setMaxWidth(140);
        TableColumn<Search, Search> what = table.node(
                Messages.text("search.search"),
                search -> Messages.text("search.head", search.id(), search.modelName(), search.trainer()),
                Comparator.comparing(Search::id),
                search -> new TwoLines(
                        Messages.text("search.row", search.modelName(), search.trainer()),
                        Messages.text("search.row.by", search.id(), search.by())));
        what.setPrefWidth(190);
        TableColumn<Search, Search> when = table.node(
                Messages.text("runs.when"),
                search -> context.formats().timeWithZone(search.at()),
                Comparator.comparing(Search::at),
                search -> new TwoLines(
                        context.formats().relative(search.at()),
                        Messages.text(
                                "search.progress",
                                tried.getOrDefault(search.id(), 0L),
                                search.plan().trials())));
        when.setPrefWidth(130);
    }

    void show(OptionalLong search) {
        wanted = search;
        load();
    }

    void load() {
        OptionalLong asked = wanted.isPresent()
                ? wanted
                : table.selected()
                        .get()
                        .map(search -> OptionalLong.of(search.id()))
                        .orElse(OptionalLong.empty());
        state.load(lane, Messages.text("search.loading"), () -> SearchBook.read(context.engine(), asked), this::show);
    }

    private void show(SearchBook book) {
        found.accept(book);
        tried = book.tried();
        filling = true;
        table.setRows(book.searches());
        book.shown().ifPresent(course -> table.select(course.search().id()));
        filling = false;
        if (wanted.isPresent() && book.shown().isPresent()) {
            both.arrive();
        }
        wanted = OptionalLong.empty();
        if (book.searches().isEmpty()) {
            state.empty(
                    "fth-search",
                    Messages.text("search.none"),
                    Messages.text("search.none.why"),
                    Optional.of(new Action(Messages.text("search.new"), this::begin)));
            return;
        }
        state.ready();
        book.shown().ifPresent(detail::show);
    }

    private void choose(Search search) {
        if (!filling) {
            wanted = OptionalLong.of(search.id());
            load();
        }
    }

    /** Asks what is to be searched. */
    void begin() {
        if (context.writing().refuses()) {
            return;
        }
        actions.begin(OptionalLong.empty());
    }

    void begin(long run) {
        actions.begin(OptionalLong.of(run));
    }

    void stop() {
        chosen().filter(SearchBook::isActive).ifPresent(actions::stop);
    }

    void move(int by) {
        table.move(by);
    }

    private Optional<Search> chosen() {
        return table.selected().get();
    }

    List<Search> shown() {
        return table.rows();
    }
}
