-- Whoever shows a long inbox reads only those alerts anew that somebody has written since. Each write gives its alert a number that no other write to
-- any alert has had, so that an alert that is gone is not mistaken for one that came to its number.
CREATE TABLE alert_revision (
    one  INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    last INTEGER NOT NULL
) STRICT;
INSERT INTO alert_revision (one, last) VALUES (1, 0);

ALTER TABLE alert_event ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

CREATE TRIGGER alert_came AFTER INSERT ON alert_event BEGIN
    UPDATE alert_revision SET last = last + 1;
    UPDATE alert_event SET revision = (SELECT last FROM alert_revision) WHERE id = new.id;
END;
CREATE TRIGGER alert_changed AFTER UPDATE ON alert_event WHEN new.revision = old.revision BEGIN
    UPDATE alert_revision SET last = last + 1;
    UPDATE alert_event SET revision = (SELECT last FROM alert_revision) WHERE id = new.id;
END;

-- The inbox in its order, now with all that its list is made by: no alert is looked up for that.
DROP INDEX open_alert;
CREATE INDEX open_alert ON alert_event (model_id, urgency, fired_at DESC, id DESC, rule_id, revision) WHERE closed_at IS NULL AND firings > 0;
