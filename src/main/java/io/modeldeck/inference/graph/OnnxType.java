package io.modeldeck.inference.graph;

import ai.onnx.proto.OnnxMl.TensorProto;

/** Element types that our graphs use. */
public enum OnnxType {
    FLOAT(TensorProto.DataType.FLOAT),
    DOUBLE(TensorProto.DataType.DOUBLE),
    INT16(TensorProto.DataType.INT16),
    INT32(TensorProto.DataType.INT32),
    INT64(TensorProto.DataType.INT64),
    UINT16(TensorProto.DataType.UINT16),
    UINT32(TensorProto.DataType.UINT32),
    UINT64(TensorProto.DataType.UINT64),
    STRING(TensorProto.DataType.STRING);

    private final TensorProto.DataType proto;

    OnnxType(TensorProto.DataType proto) {
        this.proto = proto;
    }

    /** As it stands in the file. */
    int number() {
        return proto.getNumber();
    }
}
