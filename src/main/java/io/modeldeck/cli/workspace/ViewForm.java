package io.modeldeck.cli.workspace;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.config.SavedViews.Kept;
import io.modeldeck.ui.shell.SavedView;
import java.util.Map;

/** Saved views as commands show them. */
final class ViewForm {

    private ViewForm() {}

    static Map<String, Object> document(Kept kept) {
        SavedView view = SavedView.read(kept.json());
        return Answer.document(
                "name",
                kept.name(),
                "place",
                view.place().text(),
                "model",
                view.model(),
                "range",
                view.rangeText(),
                "changes",
                view.keeping() == SavedView.Keeping.CHANGES,
                "by",
                kept.by(),
                "at",
                kept.at());
    }

    static TextTable table(Times times) {
        return new TextTable("view", "place", "model", "range", "by", times.head("saved"));
    }

    static void row(TextTable table, Kept kept, Times times) {
        SavedView view = SavedView.read(kept.json());
        table.row(kept.name(), view.place().text(), view.model(), view.rangeText(), kept.by(), times.text(kept.at()));
    }
}
