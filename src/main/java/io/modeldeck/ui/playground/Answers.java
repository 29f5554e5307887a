package io.modeldeck.ui.playground;

import io.modeldeck.app.Engine;
import io.modeldeck.playground.AnswerJson;
import io.modeldeck.playground.AnswerTable;
import io.modeldeck.playground.Answered;
import io.modeldeck.playground.Playground.Recording;
import io.modeldeck.playground.Question;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.export.TableRequest;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What one version answers, or two beside one another, and the calls that are under way. */
final class Answers extends VBox {

    private static final double ROOM_FOR_TWO = 520;
    /** So often an answer that streams in grows on the screen at most. */
    private static final long FRAME_MILLIS = 33;

    private final ScreenContext context;
    private final Draft draft;
    private final Supplier<Recording> recording;
    private final Runnable again;
    private final Executor frame;
    private final Paragraph verdict = new Paragraph("", "muted");
    private final VBox cards = new VBox();
    private final List<Lane> lanes = new ArrayList<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /** One version that is asked, its card, and the call that is under way. */
    private static final class Lane {
        private final Askable asked;
        private final AnswerCard card;
        private Optional<FxTasks.Running> running = Optional.empty();
        private Interruption interruption = new Interruption();
        private Optional<Pieces> pieces = Optional.empty();
        private Optional<Given> answer = Optional.empty();

        Lane(Askable asked, Consumer<Askable> copyJava, Consumer<Lane> save) {
            this.asked = asked;
            this.card = new AnswerCard(asked.version(), () -> copyJava.accept(asked), () -> save.accept(this));
        }
    }

    /** An answer, and what was asked for it. */
    private record Given(Supplier<Map<String, Object>> inputs, Answered answered) {}

    /** What a call brought back. */
    private record Brought(Answered answered, AnswerWords words, String json) {}

    /** @param again asks once more what failed */
    Answers(ScreenContext context, Draft draft, Supplier<Recording> recording, Runnable again) {
        this.context = context;
        this.draft = draft;
        this.recording = recording;
        this.again = again;
        frame = CompletableFuture.delayedExecutor(FRAME_MILLIS, TimeUnit.MILLISECONDS, context.tasks()::later);
        getStyleClass().add("column");
        cards.getStyleClass().add("column");
        cards.widthProperty()
                .map(width -> width.doubleValue() >= ROOM_FOR_TWO)
                .addListener((property, before, now) -> place());
        verdict.managedProperty().bind(verdict.visibleProperty());
        verdict.setVisible(false);
        getChildren().addAll(verdict, cards);
    }

    /** Others are asked from here on. */
    void of(List<Askable> asked, List<String> steps) {
        stop();
        lanes.clear();
        asked.forEach(each -> lanes.add(new Lane(each, this::copyJava, lane -> save(List.of(lane)))));
        verdict.setVisible(false);
        place();
        lanes.forEach(lane -> lane.card.invite(steps));
    }

    List<Askable> asked() {
        return lanes.stream().map(lane -> lane.asked).toList();
    }

    /** Whether nobody has answered yet. */
    boolean isBlank() {
        return lanes.stream().allMatch(lane -> lane.answer.isEmpty());
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void place() {
        List<Node> shown = lanes.stream().map(lane -> (Node) lane.card).toList();
        if (shown.size() < 2 || cards.getWidth() < ROOM_FOR_TWO) {
            cards.getChildren().setAll(shown);
            return;
        }
        HBox row = new HBox(16);
        shown.forEach(card -> {
            ((Region) card).setPrefWidth(100);
            HBox.setHgrow(card, Priority.ALWAYS);
        });
        row.getChildren().setAll(shown);
        cards.getChildren().setAll(row);
    }

    void ask() {
        lanes.forEach(this::ask);
        sayBusy();
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
        Callable<Question> question = question(lane.asked);
        Supplier<Map<String, Object>> inputs = draft.inputs(lane.asked);
        lane.pieces.ifPresent(Pieces::drop);
        Pieces pieces = new Pieces(frame, lane.card::piece);
        lane.pieces = Optional.of(pieces);
        lane.running = Optional.of(context.tasks()
                .run(
                        Messages.text("playground.asking"),
                        progress -> during(interruption, () -> {
                            Answered answered = engine.playground().ask(version, question.call(), how, pieces::add);
                            return new Brought(
                                    answered,
                                    AnswerWords.of(answered, Served.of(engine, version)),
                                    AnswerJson.of(answered));
                        }),
                        step -> {},
                        brought -> answered(lane, brought, inputs),
                        failure -> failed(lane, failure)));
    }

    /** Made on this thread where that is cheap; large JSON is read on the other one. */
    private Callable<Question> question(Askable asked) {
        if (asked.way() == Askable.Way.TENSORS) {
            return () -> draft.question(asked);
        }
        Question made = draft.question(asked);
        return () -> made;
    }

    /** The call of the version that is asked first as a Java program, on the clipboard. */
    void copyJava() {
        asked().stream().findFirst().ifPresent(this::copyJava);
    }

    private void copyJava(Askable asked) {
        if (draft.obstacle(asked).isPresent()) {
            context.toasts().show(Messages.text("playground.java.nothing"));
            return;
        }
        Engine engine = context.engine();
        Callable<Question> question = question(asked);
        context.tasks()
                .run(
                        Messages.text("playground.java"),
                        () -> engine.playground().java(asked.version(), question.call()),
                        program -> {
                            Clipboards.copy(program);
                            context.toasts().show(Messages.text("playground.java.copied"));
                        },
                        failure -> context.toasts().show(failure.sentence()));
    }

    /** Asks the window to save all answers that are shown, with what was asked. */
    void save() {
        save(lanes);
    }

    private void save(List<Lane> chosen) {
        List<Given> given =
                chosen.stream().flatMap(lane -> lane.answer.stream()).toList();
        if (given.isEmpty()) {
            context.toasts().show(Messages.text("playground.save.nothing"));
            return;
        }
        fireEvent(TableRequest.of(
                AnswerTable.name(given.stream().map(Given::answered).toList()),
                () -> AnswerTable.of(given.stream()
                        .map(one -> new AnswerTable.Asked(one.inputs().get(), one.answered()))
                        .toList()),
                given.size()));
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

    private void answered(Lane lane, Brought brought, Supplier<Map<String, Object>> inputs) {
        lane.running = Optional.empty();
        lane.pieces.ifPresent(Pieces::drop);
        lane.answer = Optional.of(new Given(inputs, brought.answered()));
        lane.card.show(brought.words(), brought.json());
        sayBusy();
        sayVerdict();
    }

    private void failed(Lane lane, Failure failure) {
        lane.running = Optional.empty();
        lane.pieces.ifPresent(Pieces::end);
        lane.answer = Optional.empty();
        lane.card.fail(failure, again);
        sayBusy();
        sayVerdict();
    }

    private void sayVerdict() {
        boolean both = lanes.size() == 2 && lanes.stream().allMatch(lane -> lane.answer.isPresent());
        if (both) {
            verdict.setText(Comparison.sentence(
                    lanes.get(0).answer.orElseThrow().answered(),
                    lanes.get(1).answer.orElseThrow().answered()));
        }
        verdict.setVisible(both);
    }

    private void sayBusy() {
        busy.set(lanes.stream().anyMatch(lane -> lane.running.isPresent()));
    }

    /** Gives up what is under way; what had come stays. */
    void stop() {
        for (Lane lane : lanes) {
            lane.running.ifPresent(running -> {
                running.cancel();
                lane.interruption.wish();
                lane.pieces.ifPresent(Pieces::end);
                lane.card.stopped();
            });
            lane.running = Optional.empty();
        }
        sayBusy();
    }
}
