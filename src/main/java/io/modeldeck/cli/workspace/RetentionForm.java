package io.modeldeck.cli.workspace;

import io.modeldeck.app.RetentionPlan;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.schedule.Durations;
import java.util.Locale;
import java.util.Map;

/** What retention does to one table, for machines and for people. */
final class RetentionForm {

    private RetentionForm() {}

    static Map<String, Object> document(String model, RetentionPlan plan) {
        long after = after(plan);
        return Answer.document(
                "model",
                model,
                "table",
                plan.table().key(),
                "keep",
                Durations.text(plan.keep()),
                "before",
                plan.before(),
                "rows",
                plan.rows(),
                "bytes",
                plan.rows() * plan.bytesPerRow(),
                "removed",
                plan.rows() - after,
                "rowsAfter",
                after,
                "bytesAfter",
                after * plan.bytesPerRow(),
                "needed",
                plan.needed());
    }

    static void row(TextTable table, String model, RetentionPlan plan, Times times) {
        table.row(
                model,
                plan.table().key(),
                Durations.text(plan.keep()),
                plan.before().map(times::text).orElse(""),
                plan.rows(),
                size(plan.rows() * plan.bytesPerRow()),
                after(plan),
                plan.needed().map(why -> "nothing goes: " + why).orElse(plan.removed() + " would go"));
    }

    private static long after(RetentionPlan plan) {
        return plan.needed().isPresent() ? plan.rows() : plan.rows() - plan.removed();
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
