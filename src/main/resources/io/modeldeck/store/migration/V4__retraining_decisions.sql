-- What a decision was about: which trigger, what it said, each check as it stood, and the request that came of it.
ALTER TABLE retraining_decision ADD COLUMN trigger_kind TEXT;
ALTER TABLE retraining_decision ADD COLUMN summary TEXT NOT NULL DEFAULT '';
ALTER TABLE retraining_decision ADD COLUMN checks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(checks));
ALTER TABLE retraining_decision ADD COLUMN request_id INTEGER REFERENCES retraining_request (id) ON DELETE SET NULL;

CREATE INDEX decision_by_model ON retraining_decision (model_id, id);

-- The trigger in our own words; trigger_reason keeps to the four of the origin, the nearest of which it names.
ALTER TABLE retraining_request ADD COLUMN trigger_kind TEXT;
