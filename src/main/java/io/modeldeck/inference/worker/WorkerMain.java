package io.modeldeck.inference.worker;

import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.inference.RowProblem;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.inference.tensorflow.TensorFlowModelRuntime;
import io.modeldeck.inference.torch.TorchModelRuntime;
import io.modeldeck.inference.transformer.TransformerModelRuntime;
import io.modeldeck.registry.ModelVersion;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What runs in the process of a worker: loads one model, answers calls until its standard input ends, as it does when the console is gone. */
public final class WorkerMain {

    private LoadedModel model;

    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        // Set before DJL's first class: it asks nobody for anything.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in));
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        // What a library prints must not stand between two answers.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        serve(in, out);
        // Native threads of a library may still run.
        Runtime.getRuntime().halt(0);
    }

    private static void serve(InputStream in, OutputStream out) throws IOException {
        WorkerMain worker = new WorkerMain();
        while (true) {
            byte[] asked;
            try {
                asked = Frames.read(in);
            } catch (EOFException consoleGone) {
                return;
            }
            Frames.write(out, worker.answer(asked));
        }
    }

    private byte[] answer(byte[] asked) throws IOException {
        try (DataInputStream message = Message.open(asked)) {
            return switch (message.readByte()) {
                case Message.LOAD -> load(message);
                case Message.PREDICT -> {
                    var predictions = model.predict(Codec.table(message));
                    yield Message.of(Message.DONE, out -> Codec.predictions(out, predictions));
                }
                default -> run(message);
            };
        } catch (RowProblem e) {
            return Message.of(Message.ROW_PROBLEM, out -> {
                out.writeInt(e.row());
                Codec.text(out, e.getMessage());
            });
        } catch (Problem e) {
            return Message.of(Message.FAILURE, out -> Codec.text(out, e.getMessage()));
        }
    }

    private byte[] load(DataInputStream message) throws IOException {
        String framework = Codec.text(message);
        ModelVersion version = Json.read(Codec.text(message), ModelVersion.class);
        RuntimeLimits limits = RuntimeLimits.defaults().with(Json.read(Codec.text(message), Onnx.class));
        model = runtime(framework, limits).load(Codec.bytes(message), version);
        return Message.of(Message.DONE, out -> {});
    }

    private byte[] run(DataInputStream message) throws IOException {
        if (!(model instanceof TensorModel tensors)) {
            throw new RuntimeFailure("This model takes no tensors; predict rows or a text with it.");
        }
        var outputs = tensors.run(Codec.tensors(message));
        return Message.of(Message.DONE, out -> Codec.outputs(out, outputs));
    }

    private static ModelRuntime runtime(String framework, RuntimeLimits limits) {
        // The classes of a pack are there only where the worker was started with it.
        return switch (framework) {
            case ModelVersion.PYTORCH -> new TorchModelRuntime();
            case ModelVersion.TENSORFLOW -> new TensorFlowModelRuntime(limits);
            case ModelVersion.TRANSFORMERS -> new TransformerModelRuntime(limits);
            default -> new OnnxModelRuntime(limits);
        };
    }
}
