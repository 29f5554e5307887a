package io.modeldeck.ui.alerting;

import io.modeldeck.domain.Severity;
import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.TwoLines;
import io.modeldeck.ui.kit.mark.Badge;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.table.RowNode;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What the cells of a list of alerts show. Each keeps its nodes: a list that is read anew changes texts and is not styled again. */
final class AlertCells {

    private final Formats formats;
    private final BooleanSupplier narrow;
    private final Consumer<GroupRow> onFlip;

    /**
     * @param narrow whether the columns beside the message have given way to it
     * @param onFlip asked to fold a group or to unfold it
     */
    AlertCells(Formats formats, BooleanSupplier narrow, Consumer<GroupRow> onFlip) {
        this.formats = formats;
        this.narrow = narrow;
        this.onFlip = onFlip;
    }

    RowNode<InboxLine> severity() {
        Badge badge = SeverityGlyph.of(Severity.INFO);
        return line -> {
            SeverityGlyph.show(line.severity(), badge);
            return badge;
        };
    }

    RowNode<InboxLine> since() {
        TwoLines lines = new TwoLines("", "");
        return line -> {
            lines.say(formats.relative(line.when()), lasts(line));
            return lines;
        };
    }

    RowNode<InboxLine> standing() {
        Badge badge = Standing.FIRING.badge();
        Badge above = Standing.SEEN.badge();
        TwoLines more = new TwoLines(above, "");
        Label waiting = new Label();
        return line -> {
            if (line instanceof GroupRow group) {
                waiting.setText(group.waiting());
                return waiting;
            }
            AlertRow row = (AlertRow) line;
            Optional<String> below = belowStanding(row);
            row.standing().show(below.isPresent() ? above : badge);
            below.ifPresent(more::say);
            return below.isPresent() ? more : badge;
        };
    }

    /** Who has seen it, else how often it fired where that was more than once. */
    private static Optional<String> belowStanding(AlertRow row) {
        int firings = row.alert().firings();
        return row.alert()
                .acknowledgedBy()
                .map(who -> Messages.text("alerts.by", who))
                .or(() -> firings > 1 ? Optional.of(Messages.text("alerts.firings", firings)) : Optional.empty());
    }

    RowNode<InboxLine> message() {
        TwoLines lines = TwoLines.wrapped("", "");
        return line -> {
            if (line instanceof AlertRow row && !narrow.getAsBoolean()) {
                lines.say(row.message(), below(row));
                return lines;
            }
            return switch (line) {
                case AlertRow row -> glyphed(row.severity(), TwoLines.wrapped(row.message(), all(row)));
                case GroupRow group -> head(group);
            };
        };
    }

    private static String lasts(InboxLine line) {
        return line instanceof AlertRow row
                ? Messages.text("alerts.for", Formats.duration(row.lasted()))
                : Messages.text("alerts.group.newest");
    }

    private static String below(AlertRow row) {
        // the rule last: where something has no room it is what the message says, too
        return Messages.text("alerts.number", row.alert().id()) + " · " + row.subject() + request(row) + " · "
                + row.rule();
    }

    /** What the columns beside the message would say, too. */
    private String all(AlertRow row) {
        return row.standing().word() + " · " + formats.relative(row.when()) + " · " + row.subject() + request(row);
    }

    /** The request that it led to, where there is one. */
    private static String request(AlertRow row) {
        return row.requestId().isPresent()
                ? " · " + Messages.text("alerts.request.short", row.requestId().getAsLong())
                : "";
    }

    /** A group's arrow folds it and unfolds it. */
    private Node head(GroupRow group) {
        Hyperlink arrow = new Hyperlink("", Icons.of(group.open() ? "fth-chevron-down" : "fth-chevron-right"));
        arrow.setAccessibleText(Messages.text(group.open() ? "alerts.group.fold" : "alerts.group.unfold"));
        HoverText.of(arrow, arrow::getAccessibleText);
        arrow.setFocusTraversable(false);
        arrow.setOnAction(event -> onFlip.accept(group));
        boolean alone = narrow.getAsBoolean();
        TwoLines lines = TwoLines.wrapped(
                group.message(), alone ? group.waiting() + " · " + formats.relative(group.when()) : group.note());
        lines.getStyleClass().add("group-line");
        HBox both = new HBox(arrow, lines);
        HBox.setHgrow(lines, Priority.ALWAYS);
        both.getStyleClass().addAll("row", "group-head");
        return alone ? glyphed(group.severity(), both) : both;
    }

    /** What a line says, behind the glyph of how bad it is: for tables whose columns gave way. */
    static Node glyphed(Severity severity, Region lines) {
        HBox.setHgrow(lines, Priority.ALWAYS);
        HBox both = new HBox(SeverityGlyph.glyph(severity).node(SeverityGlyph.tone(severity)), lines);
        both.getStyleClass().addAll("row", "glyph-row");
        return both;
    }
}
