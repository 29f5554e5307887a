-- The same, so that no alert has to be read for what the condition of the index asks.
DROP INDEX open_alert_of_rule;
CREATE INDEX open_alert_of_rule ON alert_event (rule_id, fired_at, urgency, model_id, firings, closed_at) WHERE closed_at IS NULL AND firings > 0;
