package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.StageChange;
import io.modeldeck.report.StageHistory;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.export.TableRequest;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Beside the board: all about one version, or the history of one model. */
final class VersionPanel extends VBox {

    private final ScreenContext context;
    private final VBox body = new VBox();
    private final Label title = new Label();
    private final VersionDetail detail;

    VersionPanel(ScreenContext context, Runnable close) {
        this.context = context;
        detail = new VersionDetail(context);
        getStyleClass().add("side-panel");
        title.getStyleClass().add("heading");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, space, Icons.button("fth-x", Messages.text("board.close"), close));
        head.getStyleClass().add("row");
        body.getStyleClass().add("block");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
    }

    /** Every stage change of a model. */
    void showHistory(Board.Row row) {
        title.setText(Messages.text("board.history.of", row.model().name()));
        Timeline timeline = new Timeline(context.formats());
        timeline.setEntries(row.history().stream().map(VersionPanel::entry).toList());
        Hyperlink save = new Hyperlink(Messages.text("board.history.save"));
        // the table reads forwards, as the command line writes it
        save.setOnAction(event -> save.fireEvent(TableRequest.of(
                StageHistory.of(row.history().reversed()), row.history().size())));
        body.getChildren().setAll(then(row), timeline, save);
    }

    /** What was in production at the end of a day. */
    private Node then(Board.Row row) {
        DatePicker day = new DatePicker();
        Label label = new Label(Messages.text("board.then"));
        label.setLabelFor(day);
        Paragraph answer = new Paragraph("", "muted");
        day.valueProperty().addListener((property, before, now) -> {
            if (now != null) {
                answer.setText(then(
                        row,
                        now.plusDays(1).atStartOfDay(context.formats().zone()).toInstant()));
            }
        });
        VBox box = new VBox(4, label, day, answer);
        box.getStyleClass().add("field");
        return box;
    }

    private String then(Board.Row row, Instant before) {
        return row.history().stream()
                .filter(change -> change.to() == Stage.PRODUCTION && change.at().isBefore(before))
                .filter(change ->
                        change.until().filter(until -> until.isBefore(before)).isEmpty())
                .findFirst()
                .map(change -> Messages.text(
                        "board.then.was",
                        "v" + change.deploymentVersion(),
                        context.formats().timeWithZone(change.at()),
                        Who.did(change.by()),
                        Who.wrote(change.by(), change.comment())))
                .orElse(Messages.text("board.then.nothing"));
    }

    static Timeline.Entry entry(StageChange change) {
        String version = "v" + change.deploymentVersion();
        String stage = StageBadge.of(change.to()).getText();
        String what = switch (change.kind()) {
            case CREATED -> Messages.text("board.step.created", version, stage);
            case PROMOTION -> Messages.text("board.step.promoted", version, stage);
            case REPLACEMENT -> Messages.text("board.step.replaced", version);
            case ROLLBACK ->
                change.to() == Stage.PRODUCTION
                        ? Messages.text("board.step.back", version)
                        : Messages.text("board.step.rolled", version);
            case WITHDRAWAL -> Messages.text("board.step.archived", version);
        };
        Glyph glyph = switch (change.to()) {
            case CANDIDATE -> Glyph.PENDING;
            case STAGING -> Glyph.STAGING;
            case PRODUCTION -> Glyph.PRODUCTION;
            case ARCHIVED -> Glyph.ARCHIVED;
        };
        Tone tone =
                change.to() == Stage.PRODUCTION ? Tone.GOOD : change.to() == Stage.STAGING ? Tone.ACCENT : Tone.NEUTRAL;
        String by =
                change.simulated() ? Messages.text("retraining.simulated", Who.did(change.by())) : Who.did(change.by());
        return new Timeline.Entry(
                change.at(), by, what, Optional.of(Who.wrote(change.by(), change.comment())), glyph, tone);
    }

    void show(Board.Row row, Card card, BoardActions actions) {
        title.setText(card.version().shortLabel());
        detail.show(row, card, actions);
        body.getChildren().setAll(detail);
    }
}
