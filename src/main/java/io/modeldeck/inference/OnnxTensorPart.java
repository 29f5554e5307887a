package io.modeldeck.inference;

import io.modeldeck.inference.Wire.Malformed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What an ONNX file says of one tensor, but for its values.
 *
 * @param type by the format's own number
 * @param isElsewhere whether anything says that its values lie in another file
 * @param isMarked whether that is said by the field that decides
 * @param where keys and values on the place in that file
 * @param rest the tensor without its values and without the word on where they are
 */
record OnnxTensorPart(
        String name,
        List<Long> dimensions,
        int type,
        boolean isElsewhere,
        boolean isMarked,
        Map<String, String> where,
        Rope rest) {

    private static final int DIMENSIONS = 1;
    private static final int TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int WHERE = 13;
    private static final int LOCATION = 14;

    /** Reads the tensor to its end. */
    static OnnxTensorPart of(Wire tensor) throws Malformed {
        String name = "";
        List<Long> dimensions = new ArrayList<>();
        int type = 0;
        boolean elsewhere = false;
        boolean marked = false;
        Map<String, String> where = new LinkedHashMap<>();
        Rope rest = new Rope();
        for (int start = tensor.position(); tensor.next(); start = tensor.position()) {
            int field = tensor.field();
            if (field == LOCATION && tensor.isVarint()) {
                marked |= tensor.varint() != 0;
                continue;
            }
            if (field == WHERE) {
                elsewhere = true;
                entry(tensor, where);
                continue;
            }
            switch (field) {
                case NAME -> name = tensor.isBytes() ? tensor.text() : skipped(tensor);
                case TYPE -> type = tensor.isVarint() ? (int) tensor.varint() : 0;
                case DIMENSIONS -> dimensions(tensor, dimensions);
                default -> tensor.skip();
            }
            if (field != RAW) {
                tensor.copy(start, rest);
            }
        }
        return new OnnxTensorPart(name, dimensions, type, elsewhere || marked, marked, where, rest);
    }

    private static String skipped(Wire wire) throws Malformed {
        wire.skip();
        return "";
    }

    private static void dimensions(Wire tensor, List<Long> dimensions) throws Malformed {
        if (tensor.isVarint()) {
            dimensions.add(tensor.varint());
        } else if (tensor.isBytes()) {
            for (Wire packed = tensor.message(); packed.hasMore(); ) {
                dimensions.add(packed.varint());
            }
        } else {
            tensor.skip();
        }
    }

    private static void entry(Wire tensor, Map<String, String> where) throws Malformed {
        if (!tensor.isBytes()) {
            throw new Malformed(false);
        }
        String key = "";
        String value = "";
        for (Wire entry = tensor.message(); entry.next(); ) {
            if (entry.field() == 1 && entry.isBytes()) {
                key = entry.text();
            } else if (entry.field() == 2 && entry.isBytes()) {
                value = entry.text();
            } else {
                entry.skip();
            }
        }
        where.put(key, value);
    }

    /** As a sentence names it. */
    String words() {
        return name.isEmpty() ? "(without a name)" : name;
    }

    /** How many bytes its values take; empty where its type or its form leaves that open. */
    OptionalLong bytes() {
        long halfBytes = switch (type) {
            case 21, 22, 23 -> 1;
            case 2, 3, 9, 17, 18, 19, 20 -> 2;
            case 4, 5, 10, 16 -> 4;
            case 1, 6, 12 -> 8;
            case 7, 11, 13, 14 -> 16;
            case 15 -> 32;
            default -> 0;
        };
        try {
            for (long dimension : dimensions) {
                halfBytes = Math.multiplyExact(halfBytes, dimension);
            }
        } catch (ArithmeticException tooMany) {
            return OptionalLong.empty();
        }
        boolean told = halfBytes > 0 || dimensions.contains(0L);
        return told && halfBytes >= 0 ? OptionalLong.of((halfBytes + 1) / 2) : OptionalLong.empty();
    }

    /** The same tensor with its values inside. */
    Rope with(byte[] file, int from, int to) {
        return new Rope().add(rest).nested(RAW, new Rope().add(file, from, to));
    }
}
