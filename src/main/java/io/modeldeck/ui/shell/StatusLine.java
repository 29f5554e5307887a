package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.control.HoverText;
import io.modeldeck.ui.kit.control.Presence;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.place.Section;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How the engine is, when something was last heard of it, whose workspace this is and in which zone times are shown. */
final class StatusLine extends HBox {

    private final Formats formats;
    private final Hyperlink engine = new Hyperlink();
    private final Label heard = new Label();
    private final Label workspace = new Label();
    private final Label person = new Label();
    private Optional<ShellFacts.EngineState> shown = Optional.empty();

    /** @param underWay what goes on, beside how the engine is */
    StatusLine(Formats formats, Consumer<Section> onChoose, Node underWay, Node bell) {
        this.formats = formats;
        getStyleClass().add("status-line");
        engine.setGraphicTextGap(8);
        engine.setOnAction(event -> {
            engine.setVisited(false);
            onChoose.accept(Section.JOBS);
        });
        Label zone = new Label(formats.zoneName());
        HoverText.of(zone, Messages.text("shell.zone"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(engine, underWay, heard, gap, workspace, person, zone, bell);
    }

    void show(ShellFacts facts) {
        // a shape that is made anew is styled and painted anew
        if (!shown.equals(Optional.of(facts.engine()))) {
            shown = Optional.of(facts.engine());
            show(facts.engine());
        }
        workspace.setText(Messages.text("shell.workspace", facts.workspace()));
        person.setText(facts.person());
        heard();
    }

    private void show(ShellFacts.EngineState state) {
        // the bar at the top says it
        present(state != ShellFacts.EngineState.READ_ONLY);
        switch (state) {
            case RUNNING -> {
                engine.setText(Messages.text("shell.engine.running"));
                engine.setGraphic(Glyph.DOT.node(Tone.GOOD));
            }
            case LATE -> {
                engine.setText(Messages.text("shell.engine.late"));
                engine.setGraphic(Glyph.FAILED.node(Tone.DANGER));
            }
            case STOPPED -> {
                engine.setText(Messages.text("shell.engine.stopped"));
                engine.setGraphic(Glyph.FAILED.node(Tone.DANGER));
            }
            case READ_ONLY -> {}
        }
    }

    private void present(boolean said) {
        Presence.of(engine, said);
    }

    /** Something was heard of the engine just now. */
    void heard() {
        heard.setText(Messages.text("shell.updated", formats.clock(formats.now())));
    }

    void failed(String sentence) {
        shown = Optional.empty();
        present(true);
        engine.setText(sentence);
        engine.setGraphic(Glyph.FAILED.node(Tone.DANGER));
    }
}
