-- At which step of its run a line was said, and how grave it is: for a log that is folded by step. What older runs said is told apart by the line that
-- begins their validation.
ALTER TABLE run_log ADD COLUMN step TEXT NOT NULL DEFAULT 'running'
    CHECK (step IN ('queued', 'running', 'validating', 'completed', 'failed', 'cancelled'));
ALTER TABLE run_log ADD COLUMN level TEXT NOT NULL DEFAULT 'info' CHECK (level IN ('info', 'warning', 'error'));

UPDATE run_log SET step = 'validating'
    FROM (SELECT run_id, MIN(id) AS line_id FROM run_log
        WHERE line LIKE '% is added as a candidate; it is measured on the rows held out.' GROUP BY run_id) AS begun
    WHERE begun.run_id = run_log.run_id AND run_log.id >= begun.line_id;
UPDATE run_log SET step = 'completed' WHERE step = 'validating' AND (line LIKE 'Completed. %' OR line LIKE 'Re-run by %');
UPDATE run_log SET level = 'error' WHERE line = (SELECT run.failure_reason FROM training_run run
    WHERE run.id = run_log.run_id AND run.status = 'failed');
