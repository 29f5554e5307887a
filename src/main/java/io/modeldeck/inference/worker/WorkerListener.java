package io.modeldeck.inference.worker;

import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.OptionalLong;

/** Told what workers do. On the thread of the call; must return at once. */
public interface WorkerListener {

    /** For a trial whose version is not kept yet: its failures go to whoever tries. */
    WorkerListener SILENT = new WorkerListener() {
        @Override
        public void started(ModelVersion version, Duration took, OptionalLong residentBytes) {
            // Nothing to keep it with.
        }

        @Override
        public void failed(ModelVersion version, String sentence) {
            // The call itself fails with the sentence.
        }
    };

    /** A worker has loaded its model. {@code residentBytes} is empty where the system does not say. */
    void started(ModelVersion version, Duration took, OptionalLong residentBytes);

    /** A worker crashed, hung or took too much memory, and is gone. */
    void failed(ModelVersion version, String sentence);
}
