package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Notice;
import io.modeldeck.ui.kit.Place;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the window said, and what has come to wait: in the bell, and on the desktop where that is wished. */
final class WindowNotices {

    private final ScreenContext context;
    private final NoticeLog log = new NoticeLog();
    private final NoticeBell bell;
    private final DesktopNotice desktop;

    /** @param here where one is when something is said */
    WindowNotices(ScreenContext context, Supplier<Optional<Place>> here) {
        this.context = context;
        bell = new NoticeBell(log, context.formats(), context.navigator());
        desktop = DesktopNotice.ofSystem(context.tasks().background());
        context.toasts().setOnShown((sentence, tone) -> log.add(new Notice(context.now(), sentence, tone, here.get())));
    }

    NoticeBell bell() {
        return bell;
    }

    void show(ShellFacts facts) {
        List<Attention> news = log.waits(facts.waiting());
        news.forEach(one -> log.add(
                new Notice(context.now(), one.title() + ": " + one.sentence(), one.tone(), Optional.of(one.place()))));
        if (!news.isEmpty() && facts.tellsDesktop()) {
            Attention first = news.getFirst();
            desktop.tell(
                    first.title(),
                    news.size() == 1
                            ? first.sentence()
                            : Messages.text("shell.attention.more", first.sentence(), news.size() - 1));
        }
    }
}
