package io.modeldeck.app;

import java.util.List;

/**
 * One table over all models and the workspace's own rows.
 *
 * @param rows what is there
 * @param removed how many of them would go now
 */
public record RetentionTotal(RetainedTable table, long rows, long removed, long bytesPerRow) {

    public long bytes() {
        return rows * bytesPerRow;
    }

    public long bytesAfter() {
        return (rows - removed) * bytesPerRow;
    }

    /** @param plans of that table */
    static RetentionTotal of(RetainedTable table, List<RetentionPlan> plans) {
        return new RetentionTotal(
                table,
                plans.stream().mapToLong(RetentionPlan::rows).sum(),
                plans.stream()
                        .filter(plan -> plan.needed().isEmpty())
                        .mapToLong(RetentionPlan::removed)
                        .sum(),
                plans.stream().mapToLong(RetentionPlan::bytesPerRow).findFirst().orElse(0));
    }
}
