-- Why the end of a fetch job could not be told.
ALTER TABLE model_fetch_job ADD COLUMN webhook_error TEXT;
