package io.modeldeck.ui.shell;

import io.modeldeck.ui.kit.overlay.Notice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/** The last things that the window said and the last that came to wait, newest first, with how many nobody has looked at. */
final class NoticeLog {

    /** So many are kept. */
    static final int MOST = 200;

    private final List<Notice> notices = new ArrayList<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private Set<String> waiting = new HashSet<>();
    private boolean begun;

    void add(Notice notice) {
        notices.addFirst(notice);
        if (notices.size() > MOST) {
            notices.removeLast();
        }
        unread.set(Math.min(MOST, unread.get() + 1));
    }

    /** What waits now; answers what has come since the last call. What waits at the first call is not new. */
    List<Attention> waits(List<Attention> found) {
        List<Attention> news = begun ? Attention.news(found, waiting) : List.of();
        waiting = found.stream().map(Attention::key).collect(Collectors.toSet());
        begun = true;
        return news;
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    void seen() {
        unread.set(0);
    }
}
