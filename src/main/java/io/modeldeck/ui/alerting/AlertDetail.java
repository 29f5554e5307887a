package io.modeldeck.ui.alerting;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.InboxGroup;
import io.modeldeck.alert.InboxPart;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.ui.chart.ChartPane;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.KeptFocus;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.mark.ConditionBadge;
import io.modeldeck.ui.kit.mark.SeverityGlyph;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** One alert: what was found, what it means, what to do, what happened. */
final class AlertDetail extends ScrollPane {

    private final ScreenContext context;
    private final AlertActions actions;
    private final VBox body = new VBox();
    private final ChartPane chart;
    /** What is read in it. */
    private Object subject = "";

    AlertDetail(ScreenContext context, AlertActions actions) {
        this.context = context;
        this.actions = actions;
        chart = new ChartPane(context.tasks().background(), context.tasks()::later);
        chart.follow(context.theme(), 220);
        body.getStyleClass().add("detail");
        getStyleClass().add("page-scroll");
        setFitToWidth(true);
        setContent(body);
    }

    /** Another one is read from its beginning; the same one anew stays where it was read. */
    private void about(Object next) {
        if (!next.equals(subject)) {
            setVvalue(0);
        }
        subject = next;
    }

    void show(AlertPage page) {
        about(page.row().alert().id());
        KeptFocus.over(body, () -> fill(page));
    }

    private void fill(AlertPage page) {
        Alert alert = page.row().alert();
        body.getChildren().setAll(head(page), new AlertButtons(context, actions, page), facts(page));
        page.chart().ifPresent(shown -> {
            chart.setChart(shown);
            body.getChildren()
                    .add(new Block(
                            Messages.text(
                                    "alerts.reading",
                                    page.rule()
                                            .map(rule ->
                                                    Said.of(rule.condition().label()))
                                            .orElse(page.row().rule())),
                            chart));
        });
        text("alerts.meaning", alert.meaning());
        guidance(page);
        Timeline timeline = new Timeline(context.formats());
        timeline.setEntries(page.timeline());
        body.getChildren().add(new Block(Messages.text("alerts.timeline"), timeline));
    }

    /** Several alerts as one. */
    void show(GroupRow group, Runnable flip) {
        InboxGroup figures = group.group();
        about(figures.part());
        FlowPane buttons = new ChosenButtons(context, actions, Chosen.of(group));
        buttons.getChildren()
                .add(AlertButtons.button(group.open() ? "alerts.group.fold" : "alerts.group.unfold", flip));
        FactList facts = new FactList()
                .fact(Messages.text("alerts.group.count"), Formats.count(figures.count()))
                .fact(Messages.text("alerts.group.asking"), Formats.count(figures.asking()))
                .fact(Messages.text("alerts.group.seen"), Formats.count(figures.seen()))
                .fact(Messages.text("alerts.group.of-models"), Formats.count(figures.models()))
                .fact(
                        Messages.text("alerts.group.last"),
                        context.formats().time(figures.newest()) + " · "
                                + context.formats().relative(figures.newest()),
                        context.formats().timeWithZone(figures.newest()));
        HBox badges = new HBox(SeverityGlyph.of(figures.severity()));
        body.getChildren().setAll(badges, new Paragraph(group.message(), "detail-title"), buttons, facts);
        if (figures.part() instanceof InboxPart.Flood) {
            body.getChildren().add(new Paragraph(Messages.text("alerts.group.flood.why"), "muted"));
        }
    }

    /** Several that are selected: what can be done to all of them at once. */
    void show(Chosen chosen) {
        about(Chosen.class);
        String many = Formats.count(chosen.count());
        FactList facts = new FactList()
                .fact(Messages.text("alerts.group.count"), many)
                .fact(Messages.text("alerts.chosen.waiting"), Formats.count(chosen.waiting()));
        body.getChildren()
                .setAll(
                        new HBox(SeverityGlyph.of(chosen.severity())),
                        new Paragraph(Messages.text("alerts.chosen", many), "detail-title"),
                        new ChosenButtons(context, actions, chosen),
                        facts);
    }

    /** A rule instead of an alert. */
    void show(AlertRule rule, String scope, String inheritance, Node buttons) {
        about(rule.id());
        Label title = new Paragraph(Said.exactly(rule.name()), "detail-title");
        FactList facts = new FactList()
                .fact(
                        Messages.text("alerts.rule.when"),
                        Said.of(rule.condition().words()))
                .fact(Messages.text("alerts.rule.scope"), scope + ". " + inheritance)
                .fact(Messages.text("alerts.severity"), SeverityGlyph.of(rule.severity()))
                .fact(
                        Messages.text("alerts.rule.state"),
                        Messages.text(rule.enabled() ? "alerts.rule.on.long" : "alerts.rule.off.long"));
        body.getChildren().setAll(title, buttons, facts);
        text("alerts.meaning", rule.explanation().meaning());
        text("alerts.guidance", rule.explanation().guidance());
    }

    private void text(String key, String text) {
        if (!text.isBlank()) {
            body.getChildren().add(new Block(Messages.text(key), new Paragraph(Said.exactly(text))));
        }
    }

    /** What to do, and the way to write it where only the words of its kind are there. */
    private void guidance(AlertPage page) {
        VBox what = new VBox(new Paragraph(Said.exactly(page.row().alert().guidance())));
        what.getStyleClass().add("column");
        page.rule().filter(rule -> page.inUse()).ifPresent(rule -> {
            Hyperlink write = new Hyperlink(
                    Messages.text(rule.guidance().isBlank() ? "alerts.guidance.add" : "alerts.guidance.edit"));
            context.writing().guard(write).setOnAction(event -> actions.rule().guide(rule));
            what.getChildren().add(write);
        });
        body.getChildren().add(new Block(Messages.text("alerts.guidance"), what));
    }

    private static Node head(AlertPage page) {
        Alert alert = page.row().alert();
        Label number = new Label(Messages.text("alerts.number", alert.id()));
        number.getStyleClass().add("caption");
        HBox badges = new HBox(
                SeverityGlyph.of(alert.severity()), page.row().standing().badge(), number);
        badges.getStyleClass().add("row");
        VBox head = new VBox(badges, new Paragraph(page.row().message(), "detail-title"));
        head.getStyleClass().add("column");
        return head;
    }

    private Node facts(AlertPage page) {
        AlertRow row = page.row();
        Alert alert = row.alert();
        Formats formats = context.formats();
        FactList facts = new FactList()
                .fact(Messages.text("alerts.model"), row.subject())
                .fact(Messages.text("alerts.rule"), row.rule() + " (" + Said.of(alert.condition()) + ")")
                .fact(
                        Messages.text("alerts.since"),
                        formats.time(alert.at()) + " · " + formats.relative(alert.at()),
                        formats.timeWithZone(alert.at()))
                .fact(
                        Messages.text("alerts.lasted"),
                        Formats.duration(row.lasted())
                                + (alert.firings() > 1
                                        ? " · " + Messages.text("alerts.firings", alert.firings())
                                        : ""));
        alert.acknowledgedBy()
                .ifPresent(who -> facts.fact(
                        Messages.text("alerts.seen-by"),
                        who
                                + alert.acknowledgedAt()
                                        .map(at -> " · " + formats.relative(at))
                                        .orElse("")));
        alert.care().assignedTo().ifPresent(who -> facts.fact(Messages.text("alerts.assigned-to"), who));
        alert.care()
                .usefulness()
                .ifPresent(word -> facts.fact(
                        Messages.text("alerts.rated"),
                        Messages.text(word == Usefulness.USEFUL ? "alerts.useful" : "alerts.noise")));
        page.deployments().forEach(words -> facts.fact(Messages.text("alerts.deployed"), words));
        page.drifted().ifPresent(words -> {
            Hyperlink link = new Hyperlink(words);
            link.setWrapText(true);
            link.setOnAction(event -> context.go(new Place.Drift(alert.modelId(), Optional.empty())));
            facts.fact(Messages.text("alerts.drifted"), link);
        });
        row.requestId().ifPresent(id -> {
            Hyperlink link = new Hyperlink(Messages.text("alerts.request.link", id));
            link.setOnAction(event -> context.go(new Place.Retraining(OptionalLong.of(id))));
            facts.fact(Messages.text("alerts.led-to"), link);
        });
        page.runs().forEach(run -> {
            Hyperlink link = new Hyperlink(Messages.text(
                    "alerts.run.link", run.id(), ConditionBadge.of(run.status()).getText()));
            link.setOnAction(event -> context.go(new Place.Runs(OptionalLong.of(run.id()))));
            facts.fact(Messages.text("alerts.run"), link);
        });
        return facts;
    }

    /** Goes to the screen that shows what the alert is about. */
    void open(AlertRow row) {
        context.go(AlertButtons.about(row.alert()));
    }
}
