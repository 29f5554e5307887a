-- The inbox by rule: how many alerts of one fired when, of how many models, and how soon somebody should look at them, without reading the alerts.
CREATE INDEX open_alert_of_rule ON alert_event (rule_id, fired_at, urgency, model_id) WHERE closed_at IS NULL AND firings > 0;
