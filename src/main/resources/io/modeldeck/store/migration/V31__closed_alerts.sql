-- The history of alerts in its order, and how long it is, without reading those that are open.
CREATE INDEX closed_alert ON alert_event (at DESC, id DESC) WHERE closed_at IS NOT NULL AND firings > 0;
