package io.modeldeck.training.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a worker left, as it says itself; nothing of it is believed before it was tried.
 *
 * @param trainer its word for how it trained
 * @param hyperparameters as it used them
 */
public record ReceivedModel(byte[] onnx, String trainer, Map<String, Object> hyperparameters) {

    public ReceivedModel {
        hyperparameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperparameters));
    }
}
