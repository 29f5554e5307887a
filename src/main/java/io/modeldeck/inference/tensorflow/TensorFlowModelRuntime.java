package io.modeldeck.inference.tensorflow;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.RowModel;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.proto.ConfigProto;

/** SavedModels by TensorFlow, on the CPU. For the process of a worker whose class path holds the pack. */
public final class TensorFlowModelRuntime implements ModelRuntime {

    /** Inside of one call, so that a model on a desktop leaves the other cores alone. */
    private static final int THREADS = 1;

    private final RuntimeLimits limits;

    public TensorFlowModelRuntime(RuntimeLimits limits) {
        this.limits = limits;
        // How much the process may hold is watched from outside; the bridge would count the library itself as well.
        System.setProperty("org.bytedeco.javacpp.maxBytes", "0");
        System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    }

    @Override
    public String framework() {
        return ModelVersion.TENSORFLOW;
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        SavedModelArchive archive = SavedModelArchive.read(artifact, version.label());
        try (ModelFolder folder = ModelFolder.of(SignatureFilter.apply(archive))) {
            SavedModelBundle bundle = SavedModelBundle.loader(folder.path().toString())
                    .withTags(archive.plan().tags().toArray(String[]::new))
                    .withConfigProto(ConfigProto.newBuilder()
                            .setIntraOpParallelismThreads(THREADS)
                            .setInterOpParallelismThreads(THREADS)
                            .build())
                    .load();
            TensorFlowModel model = new TensorFlowModel(bundle, archive.plan(), version);
            return version.mapping().isEmpty() ? model : RowModel.over(model, version);
        } catch (TensorFlowException | IllegalArgumentException e) {
            throw new RuntimeFailure(
                    "'" + version.label() + "' cannot be loaded by TensorFlow (" + RuntimeFailure.words(e)
                            + "); export it again, for a CPU.",
                    e);
        } catch (LinkageError e) {
            throw new RuntimeFailure(
                    "TensorFlow cannot be started here (" + RuntimeFailure.words(e)
                            + "); install the pack anew, for this system.",
                    e);
        } catch (IOException e) {
            throw new RuntimeFailure(
                    "'" + version.label() + "' cannot be unpacked into the temporary folder (" + DiskReason.of(e)
                            + "); make room there.",
                    e);
        }
    }
}
