-- Code of recipes goes with the last model that names it: in its recipes, its consents, its runs or its versions.
CREATE TRIGGER recipe_code_goes_with_its_model AFTER DELETE ON model BEGIN
    DELETE FROM recipe_code WHERE sha256 NOT IN (
        SELECT json_extract(document, '$.scriptSha256') FROM recipe WHERE json_extract(document, '$.scriptSha256') IS NOT NULL
        UNION SELECT subject FROM recipe_consent WHERE kind = 'code'
        UNION SELECT json_extract(training_config, '$.scriptSha256') FROM training_run
            WHERE json_extract(training_config, '$.scriptSha256') IS NOT NULL
        UNION SELECT json_extract(metadata, '$.trainingConfig.scriptSha256') FROM model_version
            WHERE json_extract(metadata, '$.trainingConfig.scriptSha256') IS NOT NULL);
END;
