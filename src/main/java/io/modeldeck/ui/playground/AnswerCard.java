package io.modeldeck.ui.playground;

import io.modeldeck.playground.PictureTensor;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Clipboards;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.mark.StageBadge;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.Failure;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What one version answers: its name, the answer in words and bars, and what the call took. */
final class AnswerCard extends VBox {

    private static final double PICTURE = 224;

    private final HBox head = new HBox();
    private final VBox body = new VBox();
    private final ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    private final TextArea words = new TextArea();
    private String copied = "";
    private boolean streaming;

    /**
     * @param copyJava puts the call on the clipboard as a Java program
     * @param save asks where the answer is to be saved
     */
    AnswerCard(ModelVersion version, Runnable copyJava, Runnable save) {
        getStyleClass().addAll("panel", "answer-card");
        Label name = new Label(version.shortLabel());
        name.getStyleClass().add("heading");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label source = new Label(Said.exactly(version.sourceVersion()));
        source.getStyleClass().add("muted");
        // one below the other where texts are large and the card is narrow
        FlowPane names = new FlowPane(8, 4, name, StageBadge.of(version.stage()), source);
        names.setRowValignment(VPos.CENTER);
        HBox.setHgrow(names, Priority.ALWAYS);
        head.getStyleClass().add("row");
        head.getChildren()
                .addAll(
                        names,
                        Icons.button("fth-code", Messages.text("playground.java"), copyJava),
                        Icons.button("fth-download", Messages.text("playground.save.one"), save),
                        Icons.button("fth-copy", Messages.text("playground.copy"), () -> Clipboards.copy(copied)));
        busy.getStyleClass().add("thin-progress");
        busy.setMaxWidth(Double.MAX_VALUE);
        busy.setAccessibleText(Messages.text("playground.asking"));
        busy.setVisible(false);
        words.setEditable(false);
        words.setWrapText(true);
        words.setAccessibleText(Messages.text("playground.answer"));
        VBox.setVgrow(words, Priority.ALWAYS);
        body.getStyleClass().add("answer-body");
        getChildren().addAll(head, busy, InputPane.scrolled(body));
        HBox.setHgrow(this, Priority.ALWAYS);
        setMinWidth(0);
        setMaxWidth(Double.MAX_VALUE);
    }

    /** Before anything was asked. */
    void invite(List<String> steps) {
        busy.setVisible(false);
        body.getChildren().clear();
        for (int i = 0; i < steps.size(); i++) {
            Label number = new Label(Integer.toString(i + 1));
            number.getStyleClass().add("step-number");
            number.setMinWidth(USE_PREF_SIZE);
            Paragraph words = new Paragraph(steps.get(i), "muted");
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox step = new HBox(12, number, words);
            body.getChildren().add(step);
        }
    }

    /** Something is under way; what was there stays. */
    void asking() {
        busy.setVisible(true);
        streaming = false;
    }

    /** More of an answer in words has come; the first of it takes the place of what was there. */
    void piece(String more) {
        if (!streaming) {
            streaming = true;
            words.clear();
            body.getChildren().setAll(words);
        }
        words.appendText(more);
    }

    /** It was given up; what had come stays, and is called what it is. */
    void stopped() {
        busy.setVisible(false);
        Paragraph note = new Paragraph(Messages.text("playground.stopped"), "muted");
        if (body.getChildren().contains(words)) {
            body.getChildren().setAll(words, note);
        } else {
            body.getChildren().setAll(note);
        }
    }

    void show(AnswerWords answer, String json) {
        busy.setVisible(false);
        copied = json;
        body.getChildren().clear();
        if (!answer.headline().isEmpty()) {
            Label headline = new Label(answer.headline());
            headline.getStyleClass().add(answer.text().isPresent() ? "answer-shape" : "figure");
            headline.setWrapText(true);
            headline.setMinHeight(USE_PREF_SIZE);
            body.getChildren().add(headline);
        }
        if (!answer.bars().isEmpty()) {
            body.getChildren().add(bars(answer.bars()));
        }
        answer.picture().ifPresent(pixels -> body.getChildren().add(picture(pixels)));
        answer.text().ifPresent(text -> {
            words.setText(text);
            words.setPrefRowCount(Math.clamp(text.length() / 60 + 1, 3, 14));
            body.getChildren().add(words);
        });
        FactList facts = new FactList();
        answer.facts().forEach(facts::fact);
        body.getChildren().add(facts);
    }

    /** Why there is no answer, what came before it broke off, and the way to try again. */
    void fail(Failure failure, Runnable again) {
        busy.setVisible(false);
        Paragraph sentence = new Paragraph(failure.sentence());
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox strip = new HBox(Glyph.FAILED.node(Tone.DANGER), sentence);
        strip.getStyleClass().addAll("state-strip", Tone.DANGER.styleClass());
        HBox links = new HBox(
                link(new Action(Messages.text("playground.again"), again)),
                link(new Action(Messages.text("playground.copy-failure"), () -> Clipboards.copy(failure.details()))));
        links.getStyleClass().add("wide");
        body.getChildren().setAll(strip, links);
        if (streaming) {
            body.getChildren().addFirst(words);
        }
    }

    private static Hyperlink link(Action action) {
        Hyperlink link = new Hyperlink(action.text());
        link.setOnAction(event -> action.run().run());
        return link;
    }

    private static Node bars(List<AnswerWords.Bar> bars) {
        VBox rows = new VBox();
        rows.getStyleClass().add("share-rows");
        bars.forEach(bar -> rows.getChildren().add(row(bar)));
        return rows;
    }

    private static Node row(AnswerWords.Bar bar) {
        Label name = new Label(bar.name());
        Label share = new Label(Formats.percent(bar.share()));
        share.getStyleClass().add("number-cell");
        share.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox words = new HBox(name, gap, share);
        words.getStyleClass().add("row");
        if (bar.chosen()) {
            name.getStyleClass().add("share-chosen");
            share.getStyleClass().add("share-chosen");
        }
        VBox row = new VBox(words, new ShareBar(bar.share(), bar.chosen()));
        row.getStyleClass().add("share-row");
        row.setAccessibleText(bar.name() + ", " + Formats.percent(bar.share()));
        return row;
    }

    private static Node picture(PictureTensor.Pixels pixels) {
        WritableImage image = new WritableImage(pixels.width(), pixels.height());
        int[] opaque = new int[pixels.rgb().length];
        for (int i = 0; i < opaque.length; i++) {
            opaque[i] = 0xff000000 | pixels.rgb()[i];
        }
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        pixels.width(),
                        pixels.height(),
                        PixelFormat.getIntArgbInstance(),
                        opaque,
                        0,
                        pixels.width());
        ImageView view = new ImageView(image);
        view.setPreserveRatio(true);
        view.setFitWidth(PICTURE);
        view.setSmooth(pixels.width() > PICTURE);
        view.setAccessibleText(Messages.text("playground.picture", pixels.width(), pixels.height()));
        return view;
    }

    /** What is shown, for tests. */
    Optional<String> shownWords() {
        return body.getChildren().contains(words) ? Optional.of(words.getText()) : Optional.empty();
    }
}
