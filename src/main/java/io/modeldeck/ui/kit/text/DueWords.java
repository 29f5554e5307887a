package io.modeldeck.ui.kit.text;

import io.modeldeck.report.NextDue;

/** What is due next about a model is called the same wherever it stands. */
public final class DueWords {

    private DueWords() {}

    public static String of(NextDue.What what) {
        return Messages.text("due." + what.name());
    }
}
