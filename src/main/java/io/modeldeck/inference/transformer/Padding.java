package io.modeldeck.inference.transformer;

import java.util.List;
import java.util.Map;

/**
 * How the rows of a batch are made equally long.
 *
 * @param right whether it stands behind the text, as for most models
 * @param fixed length of every row; 0: as the longest of the batch
 * @param multipleOf to which lengths are rounded up; 0: not at all
 * @param id token that fills; a graph may count positions by it, so it is not any
 */
public record Padding(boolean right, int fixed, int multipleOf, long id, long typeId) {

    /** By the {@code padding} entry of a tokenizer.json; without one as the longest row, with the token that is named after it. */
    static Padding of(Map<String, Object> tokenizer, Map<String, Object> config) {
        if (!(tokenizer.get("padding") instanceof Map<?, ?> padding)) {
            return new Padding(true, 0, 0, padToken(tokenizer, config), 0);
        }
        boolean left = "left".equalsIgnoreCase(String.valueOf(padding.get("direction")));
        int fixed = padding.get("strategy") instanceof Map<?, ?> strategy ? (int) whole(strategy.get("Fixed")) : 0;
        return new Padding(
                !left,
                fixed,
                (int) whole(padding.get("pad_to_multiple_of")),
                whole(padding.get("pad_id")),
                whole(padding.get("pad_type_id")));
    }

    private static long padToken(Map<String, Object> tokenizer, Map<String, Object> config) {
        if (config.get("pad_token_id") instanceof Number id) {
            return id.longValue();
        }
        if (tokenizer.get("added_tokens") instanceof List<?> added) {
            for (Object each : added) {
                if (each instanceof Map<?, ?> token
                        && List.of("[PAD]", "<pad>").contains(String.valueOf(token.get("content")))) {
                    return whole(token.get("id"));
                }
            }
        }
        return 0;
    }

    private static long whole(Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    Padding withFixed(int length) {
        return new Padding(right, length, 0, id, typeId);
    }

    /** Of a batch whose longest row has that many tokens. */
    int length(int longest) {
        if (fixed > 0) {
            return Math.max(fixed, longest);
        }
        return multipleOf > 0 ? Math.ceilDiv(longest, multipleOf) * multipleOf : longest;
    }
}
