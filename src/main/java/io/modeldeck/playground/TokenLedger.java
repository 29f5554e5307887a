package io.modeldeck.playground;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.util.List;

/** What calls of models of texts used: read from the events that recorded calls leave. Texts are in none but those that somebody asked to keep them. */
public final class TokenLedger {

    /** Calls that are read at once; the newest ones. */
    public static final int MOST = 100_000;

    private final TokenStore store;

    public TokenLedger(Database database) {
        this.store = new TokenStore(database);
    }

    /** The recorded calls of a model, the newest first. */
    public List<TokenUse> uses(long modelId, TimeRange range, int limit) {
        return store.uses(modelId, range, limit);
    }
}
