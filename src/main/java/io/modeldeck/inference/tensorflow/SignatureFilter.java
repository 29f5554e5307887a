package io.modeldeck.inference.tensorflow;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;

/**
 * Takes a SavedModel's signatures away, since it is called by the plan that was made of one of them: TensorFlow for Java loads none of a model in which any
 * signature does not quite fit the graph, as old exporters wrote them.
 */
final class SignatureFilter {

    private SignatureFilter() {}

    /** The files to be loaded. */
    static Map<String, byte[]> apply(SavedModelArchive archive) throws IOException {
        SavedModel.Builder model = SavedModel.parseFrom(archive.files().get(SavedModelArchive.GRAPH)).toBuilder();
        for (MetaGraphDef.Builder graph : model.getMetaGraphsBuilderList()) {
            List.copyOf(graph.getSignatureDefMap().keySet()).stream()
                    .filter(name -> !name.startsWith(SavedModelScan.OWN))
                    .forEach(graph::removeSignatureDef);
        }
        Map<String, byte[]> files = new LinkedHashMap<>(archive.files());
        files.put(SavedModelArchive.GRAPH, model.build().toByteArray());
        return files;
    }
}
