package io.modeldeck.ui.lifecycle;

import java.util.List;
import javafx.collections.ObservableList;

/** Brings the rows of a list to what they are to be with as few changes as that takes, so that what is selected and in sight stays. */
final class LogRows {

    /** The toolkit takes rows out one by one; of more than so many that is slower than to begin anew. */
    private static final int MANY = 500;

    private LogRows() {}

    static void into(ObservableList<LogFolds.Row> list, List<LogFolds.Row> wanted) {
        int same = Math.min(list.size(), wanted.size());
        int first = 0;
        while (first < same && isSame(list.get(first), wanted.get(first))) {
            if (!list.get(first).equals(wanted.get(first))) {
                list.set(first, wanted.get(first));
            }
            first++;
        }
        int last = 0;
        while (last < same - first && list.get(list.size() - 1 - last).equals(wanted.get(wanted.size() - 1 - last))) {
            last++;
        }
        int gone = list.size() - first - last;
        if (gone > MANY) {
            list.setAll(wanted);
            return;
        }
        if (gone > 0) {
            list.remove(first, first + gone);
        }
        list.addAll(first, wanted.subList(first, wanted.size() - last));
    }

    /** A head stays one while it counts more. */
    private static boolean isSame(LogFolds.Row one, LogFolds.Row other) {
        return one instanceof LogFolds.Head before && other instanceof LogFolds.Head now
                ? before.step() == now.step()
                : one.equals(other);
    }
}
