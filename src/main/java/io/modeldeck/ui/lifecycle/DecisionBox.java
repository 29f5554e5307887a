package io.modeldeck.ui.lifecycle;

import io.modeldeck.retraining.Approval;
import io.modeldeck.retraining.ApprovalWish;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.overlay.Toasts;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Failure;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A comment and the decisions about a request that waits or is sent back. A refusal stays here as a sentence. */
final class DecisionBox extends VBox {

    private final ScreenContext context;
    private final Runnable decided;
    private final TextArea comment = new TextArea();
    private final Button approve = new Button(Messages.text("retraining.approve"));
    private final Button reject = new Button(Messages.text("retraining.reject"));
    private final Button sendBack = new Button(Messages.text("retraining.send-back"));
    private final Button reopen = new Button(Messages.text("retraining.reopen"));
    private final DecisionNote note = new DecisionNote();
    private final HBox buttons = new HBox();
    private long requestId;
    private RequestStatus status = RequestStatus.PENDING_APPROVAL;
    private long failing;
    private boolean overridable;
    private boolean busy;
    private boolean low;

    /** @param decided told after a decision was made */
    DecisionBox(ScreenContext context, Runnable decided) {
        this.context = context;
        this.decided = decided;
        getStyleClass().add("decision-box");
        context.toasts().keepInReach(this);
        comment.setPrefRowCount(2);
        comment.setWrapText(true);
        comment.setPromptText(Messages.text("retraining.comment.prompt"));
        comment.setAccessibleText(Messages.text("retraining.comment"));
        comment.textProperty().addListener(observable -> {
            check();
            makeRoom();
        });
        comment.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                event.consume();
                (status == RequestStatus.SENT_BACK ? reopen : approve).fire();
            }
        });
        comment.focusedProperty().addListener(observable -> makeRoom());
        approve.getStyleClass().add("accent");
        approve.setMinWidth(Region.USE_PREF_SIZE);
        approve.setOnAction(event -> approve());
        reject.setMinWidth(Region.USE_PREF_SIZE);
        reject.setOnAction(event -> reject());
        sendBack.setMinWidth(Region.USE_PREF_SIZE);
        sendBack.setOnAction(event -> sendBack());
        reopen.getStyleClass().add("accent");
        reopen.setMinWidth(Region.USE_PREF_SIZE);
        reopen.setOnAction(event -> reopen());
        buttons.getChildren().setAll(reject, sendBack, approve);
        buttons.getStyleClass().add("row");
        List.of(approve, reject, sendBack, reopen).forEach(context.writing()::guard);
        context.writing().lock(comment);
        getChildren().addAll(comment, note.node(), buttons);
        widthProperty().addListener(observable -> note.placeIn(this, buttons));
        check();
    }

    /** Leaves more room to what is read, as long as nobody writes. */
    void setLow(boolean low) {
        this.low = low;
        makeRoom();
    }

    private void makeRoom() {
        boolean writes = comment.isFocused() || !comment.getText().isBlank();
        comment.setPrefRowCount(low && !writes ? 1 : 2);
    }

    void show(RequestFacts facts) {
        boolean other =
                requestId != facts.request().id() || status != facts.request().status();
        boolean checked = other || failing != facts.failing() || overridable != facts.overridable();
        requestId = facts.request().id();
        status = facts.request().status();
        failing = facts.failing();
        overridable = facts.overridable();
        approve.setText(Messages.text(
                failing > 0 && overridable ? "retraining.approve.despite" : "retraining.approve", failing));
        if (checked) {
            note.say(facts);
        }
        if (other) {
            comment.clear();
            buttons.getChildren()
                    .setAll(
                            status == RequestStatus.SENT_BACK
                                    ? List.of(reject, reopen)
                                    : List.of(reject, sendBack, approve));
        }
        note.placeIn(this, buttons);
        check();
    }

    /** The person means to approve: the comment is next, then the button. */
    void askApproval() {
        if (getParent() == null || approve.getParent() == null) {
            return;
        }
        // a button that asks for words first takes no focus
        if (approve.isDisabled()) {
            comment.requestFocus();
        } else {
            approve.requestFocus();
        }
    }

    /** The person means to reject, which takes a comment. */
    void askRejection() {
        if (getParent() != null) {
            if (comment.getText().isBlank()) {
                comment.requestFocus();
                note.say(Messages.text("retraining.reject.needs"), false);
            } else {
                reject.requestFocus();
            }
        }
    }

    private void approve() {
        String said = comment.getText().strip();
        ApprovalWish wish =
                ApprovalWish.of(requestId, said).overChecks(failing > 0).holding(Toasts.TAKEN_BACK);
        run(
                Messages.text("retraining.approving"),
                () -> context.engine().retraining().approve(context.actor(), context.now(), wish),
                this::approved);
    }

    private void approved(Approval approval) {
        if (approval.run().isEmpty()) {
            context.toasts()
                    .show(Messages.text(
                            "retraining.endorsed", approval.request().id()));
            return;
        }
        long id = approval.request().id();
        TrainingRun run = approval.run().get();
        context.undoable(
                Messages.text("retraining.queued", run.id(), Toasts.TAKEN_BACK.toSeconds()),
                () -> context.engine().retraining().withdraw(context.actor(), context.now(), id, ""),
                decided,
                // what has begun is not withdrawn
                Duration.between(context.now(), run.queuedAt().plus(Toasts.TAKEN_BACK)));
    }

    private void reject() {
        String said = comment.getText().strip();
        long id = requestId;
        run(
                Messages.text("retraining.rejecting"),
                () -> context.engine().retraining().reject(context.actor(), context.now(), id, said),
                request -> context.toasts().show(Messages.text("retraining.is-rejected", request.id())));
    }

    /** Asks what is missing and what reopens the request; the words typed so far go along. */
    void sendBack() {
        if (getParent() == null || sendBack.getParent() == null) {
            return;
        }
        long id = requestId;
        ReopenChoice choice = new ReopenChoice(
                context.formats().zone(),
                LocalDate.ofInstant(context.now(), context.formats().zone()).plusDays(1));
        new DecisionDialog(
                        context,
                        Messages.text("retraining.send-back.title", id),
                        Messages.text("retraining.send-back.consequence"),
                        Messages.text("retraining.send-back.verb"))
                .details(choice)
                .comment(Messages.text("retraining.send-back.comment"), true)
                .said(comment.getText())
                .show(
                        said -> context.engine()
                                .retraining()
                                .sendBack(context.actor(), context.now(), id, said, choice.condition()),
                        request -> {
                            context.toasts().show(Messages.text("retraining.is-sent-back", request.id()));
                            decided.run();
                        });
    }

    void reopen() {
        if (getParent() == null || reopen.getParent() == null) {
            return;
        }
        String said = comment.getText().strip();
        long id = requestId;
        run(
                Messages.text("retraining.reopening"),
                () -> context.engine().retraining().reopen(context.actor(), context.now(), id, said),
                request -> context.toasts().show(Messages.text("retraining.is-reopened", request.id())));
    }

    private <T> void run(String what, Callable<T> work, Consumer<T> onFx) {
        if (busy) {
            return;
        }
        busy = true;
        check();
        context.tasks()
                .run(
                        what,
                        work,
                        result -> {
                            busy = false;
                            comment.clear();
                            onFx.accept(result);
                            decided.run();
                        },
                        this::failed);
    }

    private void failed(Failure failure) {
        busy = false;
        note.say(failure.sentence(), true);
        check();
        // somebody else may have decided meanwhile
        decided.run();
    }

    private void check() {
        approve.setDisable(
                busy || failing > 0 && (!overridable || comment.getText().isBlank()));
        sendBack.setDisable(busy);
        reopen.setDisable(busy);
        reject.setDisable(busy || comment.getText().isBlank());
        comment.setDisable(busy);
    }
}
