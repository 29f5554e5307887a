package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.playground.Answered;
import io.modeldeck.playground.InputForm;
import io.modeldeck.playground.Playground.Recording;
import io.modeldeck.playground.Question;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import io.modeldeck.ui.kit.ChoiceWords;
import io.modeldeck.ui.kit.Failure;
import io.modeldeck.ui.kit.FilePicker;
import io.modeldeck.ui.kit.FxTasks;
import io.modeldeck.ui.kit.Icons;
import io.modeldeck.ui.kit.KeyCommand;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.ScreenContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One question to one version, or to two beside one another. */
final class AskTab extends VBox {

    private static final int EVENTS = 12;
    private static final int HISTORY = 50;
    private static final double ROOM_FOR_TWO = 520;

    private final ScreenContext context;
    private final Supplier<Recording> recording;
    private final Draft draft = new Draft();
    private final ComboBox<Askable> first = new ComboBox<>();
    private final ComboBox<Askable> second = new ComboBox<>();
    private final Button compare = new Button(Messages.text("playground.compare"));
    private final Button alone = Icons.button("fth-x", Messages.text("playground.alone"), this::alone);
    private final HBox pickers = new HBox();
    private final FormPane form = new FormPane(this::typed);
    private final TextArea json = new TextArea();
    private final TextPane text = new TextPane(draft);
    private final TensorPane tensors;
    private final ToggleButton asJson = new ToggleButton(Messages.text("playground.json"));
    private final MenuButton events = new MenuButton(Messages.text("playground.events"));
    private final VBox input = new VBox();
    private final Paragraph note = new Paragraph("", "field-hint");
    private final Button ask = new Button(Messages.text("playground.ask"));
    private final Button stop = new Button(Messages.text("playground.stop"));
    private final Paragraph verdict = new Paragraph("", "muted");
    private final VBox answers = new VBox();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Map<String, String>> earlier = new ArrayList<>();
    private final PauseTransition pause = new PauseTransition(javafx.util.Duration.millis(180));
    private int place;
    private boolean filling;

    /** One version that is asked, its card, and the call that is under way. */
    private static final class Lane {
        private final Askable asked;
        private final AnswerCard card;
        private Optional<FxTasks.Running> running = Optional.empty();
        private Interruption interruption = new Interruption();
        private Optional<Answered> answer = Optional.empty();

        Lane(Askable asked) {
            this.asked = asked;
            this.card = new AnswerCard(asked.version());
        }
    }

    /** What a call brought back. */
    private record Brought(Answered answered, AnswerWords words, String json) {}

    AskTab(ScreenContext context, FilePicker picker, Supplier<Recording> recording) {
        this.context = context;
        this.recording = recording;
        this.tensors = new TensorPane(context, picker, draft, this::askNow);
        getStyleClass().add("ask-tab");
        pickers();
        HBox.setHgrow(input, Priority.ALWAYS);
        input.getStyleClass().add("ask-input");
        json.getStyleClass().add("mono");
        json.setPrefRowCount(12);
        json.setAccessibleText(Messages.text("playground.json"));
        json.textProperty().addListener(observable -> jsonTyped());
        asJson.setOnAction(event -> arrange());
        ask.getStyleClass().add("accent");
        ask.setOnAction(event -> askNow());
        stop.setOnAction(event -> stop());
        stop.setDisable(true);
        events.setOnShowing(event -> readEvents());
        pause.setOnFinished(event -> askNow());
        answers.getStyleClass().add("column");
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        VBox left = new VBox(inputHead(), scrolled(input), note, actions());
        left.getStyleClass().add("panel");
        // as high as what is asked for, and no higher than the page
        VBox column = new VBox(left);
        ScrollPane right = scrolled(new VBox(8, verdict, answers));
        verdict.managedProperty().bind(verdict.visibleProperty());
        verdict.setVisible(false);
        HBox columns = new HBox(16, column, right);
        column.prefWidthProperty().bind(columns.widthProperty().multiply(0.42));
        column.setMinWidth(300);
        HBox.setHgrow(right, Priority.ALWAYS);
        right.prefWidthProperty().bind(columns.widthProperty().multiply(0.58));
        VBox.setVgrow(columns, Priority.ALWAYS);
        answers.widthProperty().addListener(observable -> placeCards());
        getChildren().addAll(pickers, columns);
    }

    private static ScrollPane scrolled(Region content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().addAll("page-scroll", "ask-scroll");
        scroll.setMinHeight(80);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private void pickers() {
        for (ComboBox<Askable> picker : List.of(first, second)) {
            picker.setConverter(ChoiceWords.of(AskTab::words));
            picker.setVisibleRowCount(14);
            picker.setMaxWidth(320);
            HBox.setHgrow(picker, Priority.SOMETIMES);
            picker.valueProperty().addListener(observable -> chosen());
        }
        first.setAccessibleText(Messages.text("playground.version"));
        second.setAccessibleText(Messages.text("playground.second"));
        compare.setOnAction(event -> compareWithNext());
        Label against = new Label(Messages.text("playground.against"));
        against.getStyleClass().add("muted");
        for (Node node : List.of(against, second, alone)) {
            node.setVisible(false);
            node.managedProperty().bind(node.visibleProperty());
            node.visibleProperty().bind(compare.visibleProperty().not());
        }
        compare.managedProperty().bind(compare.visibleProperty());
        pickers.getStyleClass().add("row");
        pickers.getChildren().addAll(first, compare, against, second, alone);
    }

    private Node inputHead() {
        Label title = new Label(Messages.text("playground.input"));
        title.getStyleClass().add("heading");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        title.setMinWidth(Region.USE_PREF_SIZE);
        asJson.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, gap, events, asJson);
        head.getStyleClass().add("row");
        for (Node node : List.of(events, asJson)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        return head;
    }

    private Node actions() {
        HBox actions = new HBox(ask, stop);
        actions.getStyleClass().add("row");
        return actions;
    }

    private static String words(Askable asked) {
        return asked.version().shortLabel() + " · "
                + Messages.text("stage." + asked.version().stage().word());
    }

    // ------------------------------------------------------------------ which versions

    /** What can be asked; what was chosen stays chosen while it exists. */
    void offer(List<Askable> all, OptionalLong wanted) {
        filling = true;
        long before = first.getValue() == null ? 0 : first.getValue().id();
        long beside = second.getValue() == null ? 0 : second.getValue().id();
        first.getItems().setAll(all);
        second.getItems().setAll(all);
        Optional<Askable> chosen = find(all, wanted.orElse(before));
        first.setValue(chosen.orElse(all.isEmpty() ? null : all.getFirst()));
        second.setValue(find(all, beside).orElse(null));
        filling = false;
        chosen();
    }

    private static Optional<Askable> find(List<Askable> all, long id) {
        return all.stream().filter(each -> each.id() == id).findFirst();
    }

    /** Another version of the same model, else another model that is asked in the same way. */
    private void compareWithNext() {
        Askable one = first.getValue();
        if (one == null) {
            return;
        }
        List<Askable> others = first.getItems().stream()
                .filter(each -> each.id() != one.id() && each.way() == one.way())
                .toList();
        Optional<Askable> next = others.stream()
                .filter(each -> each.version().modelId() == one.version().modelId())
                .findFirst()
                .or(() -> others.stream().findFirst());
        if (next.isEmpty()) {
            context.toasts().show(Messages.text("playground.compare.none"));
            return;
        }
        compare.setVisible(false);
        second.setValue(next.get());
    }

    private void alone() {
        compare.setVisible(true);
        second.setValue(null);
    }

    private void chosen() {
        if (filling || first.getValue() == null) {
            return;
        }
        stop();
        lanes.clear();
        lanes.add(new Lane(first.getValue()));
        Optional.ofNullable(second.getValue())
                .filter(other -> other.way() == first.getValue().way())
                .ifPresent(other -> lanes.add(new Lane(other)));
        verdict.setVisible(false);
        placeCards();
        lanes.forEach(lane -> lane.card.invite(Messages.text("playground.invite")));
        Engine engine = context.engine();
        List<ModelVersion> versions =
                lanes.stream().map(lane -> lane.asked.version()).toList();
        if (first.getValue().way() == Askable.Way.ROW) {
            context.tasks()
                    .run(
                            Messages.text("playground.loading"),
                            () -> versions.stream()
                                    .map(engine.playground()::form)
                                    .reduce(new InputForm(List.of()), InputForm::with),
                            shown -> show(versions, shown));
        } else {
            arrange();
        }
    }

    private void show(List<ModelVersion> versions, InputForm shown) {
        if (!versions.equals(lanes.stream().map(lane -> lane.asked.version()).toList())) {
            return;
        }
        draft.form(shown);
        form.show(shown);
        fill();
        arrange();
        soon();
    }

    private void fill() {
        filling = true;
        form.fill(draft.typed());
        json.setText(draft.json());
        filling = false;
        note.setText("");
    }

    private void arrange() {
        Askable.Way way = first.getValue().way();
        asJson.setVisible(way == Askable.Way.ROW);
        events.setVisible(way == Askable.Way.ROW);
        switch (way) {
            case ROW -> {
                fill();
                input.getChildren().setAll(asJson.isSelected() ? json : form);
            }
            case TEXT -> input.getChildren().setAll(text);
            case TENSORS -> {
                tensors.show(first.getValue());
                input.getChildren().setAll(tensors);
            }
        }
        VBox.setVgrow(input.getChildren().getFirst(), Priority.ALWAYS);
    }

    private void placeCards() {
        List<Node> cards = lanes.stream().map(lane -> (Node) lane.card).toList();
        boolean beside = cards.size() > 1 && answers.getWidth() >= ROOM_FOR_TWO;
        if (!beside) {
            answers.getChildren().setAll(cards);
            return;
        }
        HBox row = new HBox(16);
        cards.forEach(card -> {
            ((Region) card).prefWidthProperty().unbind();
            ((Region) card).setPrefWidth(100);
            HBox.setHgrow(card, Priority.ALWAYS);
        });
        row.getChildren().setAll(cards);
        answers.getChildren().setAll(row);
    }

    // ------------------------------------------------------------------ what is typed

    private void typed(String name, String value) {
        draft.type(name, value);
        note.setText("");
        soon();
    }

    private void jsonTyped() {
        if (filling || !asJson.isSelected()) {
            return;
        }
        try {
            draft.json(json.getText());
            note.setText("");
            soon();
        } catch (io.modeldeck.domain.Problem fault) {
            note.setText(fault.getMessage());
        }
    }

    /** Small models of this process answer while somebody types, as long as it leaves no trace. */
    private void soon() {
        if (lanes.stream().allMatch(lane -> lane.asked.answersAtOnce())
                && recording.get() == Recording.NONE
                && draft.obstacle(first.getValue()).isEmpty()) {
            if (lanes.stream().allMatch(lane -> lane.answer.isEmpty())) {
                askNow();
            } else {
                pause.playFromStart();
            }
        }
    }

    private void readEvents() {
        Askable asked = first.getValue();
        Engine engine = context.engine();
        events.getItems().setAll(new MenuItem(Messages.text("playground.events.loading")));
        context.tasks()
                .run(
                        Messages.text("playground.events"),
                        () -> engine.events()
                                .events(EventQuery.newest(
                                        asked.version().modelId(),
                                        new TimeRange(
                                                Instant.EPOCH, context.now().plus(Duration.ofDays(366))),
                                        EVENTS)),
                        this::offerEvents);
    }

    private void offerEvents(List<StoredEvent> found) {
        List<MenuItem> items = new ArrayList<>();
        for (StoredEvent event : found) {
            MenuItem item =
                    new MenuItem(context.formats().time(event.prediction().at()) + " · "
                            + (event.prediction().value().isEmpty()
                                    ? Messages.text("playground.events.failed")
                                    : event.prediction().value()));
            item.setOnAction(chosen -> take(event.prediction().features()));
            items.add(item);
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(Messages.text("playground.events.none"));
            none.setDisable(true);
            items.add(none);
        }
        events.getItems().setAll(items);
        // a menu that is open takes its new size when it opens again
        if (events.isShowing()) {
            events.setOnShowing(null);
            events.hide();
            events.show();
            events.setOnShowing(event -> readEvents());
        }
    }

    private void take(Map<String, Object> features) {
        draft.type(draft.form().typed(features));
        fill();
        soon();
    }

    // ------------------------------------------------------------------ asking

    void askNow() {
        pause.stop();
        if (first.getValue() == null || lanes.isEmpty()) {
            return;
        }
        Optional<String> obstacle = draft.obstacle(first.getValue());
        if (obstacle.isPresent()) {
            note.setText(
                    obstacle.get().isEmpty()
                            ? Messages.text("playground.nothing."
                                    + first.getValue().way().name().toLowerCase(java.util.Locale.ROOT))
                            : obstacle.get());
            return;
        }
        note.setText("");
        remember();
        lanes.forEach(this::ask);
        busy();
    }

    private void ask(Lane lane) {
        lane.running.ifPresent(FxTasks.Running::cancel);
        lane.interruption.wish();
        Interruption interruption = new Interruption();
        lane.interruption = interruption;
        lane.card.asking();
        Engine engine = context.engine();
        ModelVersion version = lane.asked.version();
        Recording how = recording.get();
        Callable<Question> question = question(lane);
        lane.running = Optional.of(context.tasks()
                .run(
                        Messages.text("playground.asking"),
                        progress -> {
                            StringBuilder soFar = new StringBuilder();
                            return during(interruption, () -> {
                                Answered answered = engine.playground().ask(version, question.call(), how, piece -> {
                                    soFar.append(piece);
                                    progress.at(0, 0, soFar.toString());
                                });
                                return new Brought(
                                        answered,
                                        AnswerWords.of(answered, Served.of(engine, version)),
                                        AnswerJson.of(answered));
                            });
                        },
                        step -> lane.card.piece(step.what()),
                        brought -> answered(lane, brought),
                        failure -> failed(lane, failure)));
    }

    /** Made on this thread where that is cheap; large JSON is read on the other one. */
    private Callable<Question> question(Lane lane) {
        if (lane.asked.way() == Askable.Way.TENSORS) {
            Draft asked = draft;
            return () -> asked.question(lane.asked);
        }
        Question made = draft.question(lane.asked);
        return () -> made;
    }

    private static <T> T during(Interruption interruption, Callable<T> work) {
        try {
            return interruption.during(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void answered(Lane lane, Brought brought) {
        lane.running = Optional.empty();
        lane.answer = Optional.of(brought.answered());
        lane.card.show(brought.words(), brought.json());
        busy();
        sayVerdict();
    }

    private void failed(Lane lane, Failure failure) {
        lane.running = Optional.empty();
        lane.answer = Optional.empty();
        lane.card.fail(failure, this::askNow);
        busy();
        sayVerdict();
    }

    private void sayVerdict() {
        if (lanes.size() < 2 || lanes.stream().anyMatch(lane -> lane.answer.isEmpty())) {
            verdict.setVisible(false);
            return;
        }
        verdict.setText(Comparison.sentence(
                lanes.get(0).answer.orElseThrow(), lanes.get(1).answer.orElseThrow()));
        verdict.setVisible(true);
    }

    private void busy() {
        boolean going = lanes.stream().anyMatch(lane -> lane.running.isPresent());
        stop.setDisable(!going);
    }

    /** Gives up what is under way; what had come stays. */
    void stop() {
        pause.stop();
        for (Lane lane : lanes) {
            lane.running.ifPresent(running -> {
                running.cancel();
                lane.interruption.wish();
                lane.card.stopped();
            });
            lane.running = Optional.empty();
        }
        busy();
    }

    private void remember() {
        if (first.getValue().way() == Askable.Way.ROW
                && (earlier.isEmpty() || !earlier.getLast().equals(draft.typed()))) {
            earlier.add(new LinkedHashMap<>(draft.typed()));
            if (earlier.size() > HISTORY) {
                earlier.removeFirst();
            }
            place = earlier.size() - 1;
        }
    }

    private void earlier(int by) {
        if (!earlier.isEmpty() && first.getValue().way() == Askable.Way.ROW) {
            place = Math.clamp(place + (long) by, 0, earlier.size() - 1);
            Map<String, String> again = new LinkedHashMap<>(draft.typed());
            earlier.get(place).forEach((name, value) -> again.computeIfPresent(name, (n, now) -> value));
            draft.type(again);
            fill();
            lanes.forEach(this::ask);
            busy();
        }
    }

    List<KeyCommand> commands() {
        return List.of(
                KeyCommand.of("Shortcut+Enter", Messages.text("playground.ask"), this::askNow),
                KeyCommand.of("Esc", Messages.text("playground.stop"), this::stop),
                KeyCommand.of("Shortcut+Up", Messages.text("playground.earlier"), () -> earlier(-1)),
                KeyCommand.of("Shortcut+Down", Messages.text("playground.later"), () -> earlier(1)),
                KeyCommand.of("C", Messages.text("playground.compare"), this::compareWithNext));
    }

    /** The version that is asked first. */
    Optional<Askable> asked() {
        return Optional.ofNullable(first.getValue());
    }

    void cards(java.util.function.Consumer<AnswerCard> each) {
        lanes.forEach(lane -> each.accept(lane.card));
    }
}
