package io.modeldeck.telemetry;

import io.modeldeck.domain.Problem;
import io.modeldeck.telemetry.file.Rejections;

/** An import that took nothing, because it was to take everything or because nothing could be read. Lists the rows at fault. */
public final class ImportRefused extends Problem {

    private static final long serialVersionUID = 1L;

    private final transient Rejections rejected;

    ImportRefused(String sentence, Rejections rejected) {
        super(sentence);
        this.rejected = rejected;
    }

    public Rejections rejected() {
        return rejected;
    }
}
