package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.overlay.Notice;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the window said, and what has come to wait: in the bell, and on the desktop where that is wished. */
final class WindowNotices {

    private final ScreenContext context;
    private final NoticeLog log;
    private final NoticeBell bell;
    private final Optional<DesktopNotice> desktop;

    /**
     * @param log of all windows
     * @param desktop told of what has come to wait, by one of the windows; the others only show the log
     * @param here where one is when something is said
     */
    WindowNotices(
            ScreenContext context, NoticeLog log, Optional<DesktopNotice> desktop, Supplier<Optional<Place>> here) {
        this.context = context;
        this.log = log;
        this.desktop = desktop;
        bell = new NoticeBell(log, context.formats(), context.navigator());
        context.toasts().setOnShown((sentence, tone) -> log.add(new Notice(context.now(), sentence, tone, here.get())));
    }

    NoticeBell bell() {
        return bell;
    }

    void show(ShellFacts facts) {
        desktop.ifPresent(told -> show(facts, told));
    }

    private void show(ShellFacts facts, DesktopNotice told) {
        List<Attention> news = log.waits(facts.waiting());
        news.forEach(one -> log.add(
                new Notice(context.now(), one.title() + ": " + one.sentence(), one.tone(), Optional.of(one.place()))));
        if (!news.isEmpty() && facts.tellsDesktop()) {
            Attention first = news.getFirst();
            told.tell(
                    first.title(),
                    news.size() == 1
                            ? first.sentence()
                            : Messages.text("shell.attention.more", first.sentence(), news.size() - 1));
        }
    }
}
