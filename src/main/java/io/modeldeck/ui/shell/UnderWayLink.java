package io.modeldeck.ui.shell;

import io.modeldeck.domain.Change;
import io.modeldeck.ui.kit.control.PopOvers;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import io.modeldeck.ui.workspace.UnderWay;
import io.modeldeck.ui.workspace.UnderWayPanel;
import java.util.Set;
import javafx.scene.control.Hyperlink;

/** How much goes on by itself right now; pressed, it lists that, with the way to stop it. Not there while nothing does. */
final class UnderWayLink extends Hyperlink {

    private static final double WIDTH = 520;

    private final ScreenContext context;
    private final FxTasks.Lane lane;

    UnderWayLink(ScreenContext context) {
        super("", Glyph.RUNNING.node(Tone.ACCENT));
        this.context = context;
        lane = context.tasks().lane();
        setGraphicTextGap(8);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        setOnAction(event -> open());
    }

    /** Something changed. What went on before the window was opened is seen at its next step. */
    void announced(Set<Class<? extends Change>> kinds) {
        if (UnderWay.isConcernedBy(kinds)) {
            lane.run(
                    Messages.text("underway.title"),
                    () -> UnderWay.read(context.engine()).size(),
                    this::count);
        }
    }

    private void count(int going) {
        setVisible(going > 0);
        setText(Messages.text("shell.underway", going));
    }

    private void open() {
        setVisited(false);
        Runnable[] close = {() -> {}};
        UnderWayPanel panel = new UnderWayPanel(context, work -> true, () -> close[0].run());
        panel.setPrefWidth(WIDTH);
        close[0] = PopOvers.show(this, panel);
        panel.load();
    }
}
