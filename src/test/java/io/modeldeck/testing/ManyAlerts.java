package io.modeldeck.testing;

import io.modeldeck.store.Workspace;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Multiplies an open alert of a workspace that nobody has open: one for each of so many invented features, so far apart that they are no flood. */
public final class ManyAlerts {

    private ManyAlerts() {}

    public static void add(Workspace workspace, int count) {
        add(workspace, count, 4_000);
    }

    /** All at the same moment. */
    public static void flood(Workspace workspace, int count) {
        add(workspace, count, 0);
    }

    private static void add(Workspace workspace, int count, int millisApart) {
        String file = "jdbc:sqlite:" + workspace.folder().resolve("modeldeck.db");
        try (Connection connection = DriverManager.getConnection(file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %d)
                    INSERT INTO alert_event (rule_id, model_id, version_id, subject, at, alert_type, severity, condition, actual_value,
                        worst_value, threshold, message, state, state_since, firings, cause, fired_at, acknowledged, recorded_at)
                    SELECT rule_id, model_id, version_id, 'feature ' || n, at - n * 1000, alert_type,
                        CASE n %% 3 WHEN 0 THEN 'critical' WHEN 1 THEN 'warning' ELSE 'info' END, condition, actual_value,
                        worst_value, threshold, 'feature ' || n || ': ' || message, state, state_since, firings, cause, fired_at - n * %d, 0, recorded_at
                    FROM number, (SELECT * FROM alert_event WHERE closed_at IS NULL AND state = 'firing' LIMIT 1)\
                    """.formatted(count, millisApart));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
