-- What refers to an alert is looked for whenever one goes: a pending one that came to nothing, or all those of a model that is deleted.
CREATE INDEX request_by_alert ON retraining_request (alert_id) WHERE alert_id IS NOT NULL;
CREATE INDEX decision_by_alert ON retraining_decision (alert_id) WHERE alert_id IS NOT NULL;
