-- How soon somebody should look at an alert: by severity, the worst first; of equals those that nobody has seen and nothing hides, then those that are
-- hidden, then those that somebody has seen. 0 is a critical alert that asks for attention.
ALTER TABLE alert_event ADD COLUMN urgency INTEGER GENERATED ALWAYS AS (
    CASE severity WHEN 'critical' THEN 0 WHEN 'warning' THEN 4 ELSE 8 END + acknowledged * 2 + (hidden IS NOT NULL)) VIRTUAL;

-- The inbox in its order: its first rows, and how many there are, without reading the others.
CREATE INDEX open_alert ON alert_event (model_id, urgency, fired_at DESC, id DESC) WHERE closed_at IS NULL AND firings > 0;
