package io.modeldeck.worker;

import io.modeldeck.domain.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer. */
record HttpReply(int status, String type, byte[] content) {

    static final int OK = 200;
    static final int ACCEPTED = 202;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORISED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int GONE = 410;
    static final int TOO_LARGE = 413;
    static final int MISDIRECTED = 421;
    static final int UNPROCESSABLE = 422;
    static final int FAILED = 500;

    static HttpReply of(int status, Map<String, ?> document) {
        return new HttpReply(status, "application/json", Json.write(document).getBytes(StandardCharsets.UTF_8));
    }

    static HttpReply refused(int status, String reason) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("accepted", false);
        document.put("reason", reason);
        return of(status, document);
    }
}
