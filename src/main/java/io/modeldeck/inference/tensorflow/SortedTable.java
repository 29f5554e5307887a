package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.Wire;
import io.modeldeck.inference.Wire.Malformed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A sorted table of keys and values in one file, in the form that LevelDB gave it: blocks of entries whose keys share their beginnings, an index block, a
 * footer.
 */
final class SortedTable {

    private static final int FOOTER = 48;
    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int TRAILER = 5;
    private static final byte PLAIN = 0;
    private static final int MASK = 0xa282ead8;

    private record Entry(String key, byte[] value) {}

    private final byte[] file;
    private boolean isCompressed;

    private SortedTable(byte[] file) {
        this.file = file;
    }

    /** All values by their keys, as messages; empty when they are compressed, as old writers did. */
    static Optional<Map<String, Wire>> entries(byte[] file) throws Malformed {
        if (file.length < FOOTER || bytes(file).getLong(file.length - 8) != MAGIC) {
            throw new Malformed(true);
        }
        SortedTable table = new SortedTable(file);
        Wire footer = new Wire(Arrays.copyOfRange(file, file.length - FOOTER, file.length - 8));
        footer.varint();
        footer.varint();
        Map<String, Wire> entries = new LinkedHashMap<>();
        for (Entry block : table.block(footer.varint(), footer.varint())) {
            Wire place = new Wire(block.value());
            for (Entry entry : table.block(place.varint(), place.varint())) {
                entries.put(entry.key(), new Wire(entry.value()));
            }
        }
        return table.isCompressed ? Optional.empty() : Optional.of(entries);
    }

    /** The sum that guards values, in the form in which it is kept. */
    static int sum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        int value = (int) sum.getValue();
        return (value >>> 15 | value << 17) + MASK;
    }

    private List<Entry> block(long offset, long size) throws Malformed {
        if (offset < 0 || size < 4 || offset > file.length || size > file.length - offset - TRAILER) {
            throw new Malformed(true);
        }
        int from = (int) offset;
        int length = (int) size;
        if (bytes(file).getInt(from + length + 1) != sum(file, from, length + 1)) {
            throw new Malformed(false);
        }
        if (file[from + length] != PLAIN) {
            isCompressed = true;
            return List.of();
        }
        long restarts = Integer.toUnsignedLong(bytes(file).getInt(from + length - 4));
        if (4 * restarts + 4 > length) {
            throw new Malformed(false);
        }
        return parsed(Arrays.copyOfRange(file, from, from + length - 4 - 4 * (int) restarts));
    }

    private static List<Entry> parsed(byte[] block) throws Malformed {
        List<Entry> entries = new ArrayList<>();
        byte[] key = {};
        ByteBuffer in = ByteBuffer.wrap(block);
        while (in.hasRemaining()) {
            int shared = number(in);
            int own = number(in);
            int value = number(in);
            if (shared > key.length || (long) own + value > in.remaining()) {
                throw new Malformed(true);
            }
            byte[] whole = Arrays.copyOf(key, shared + own);
            in.get(whole, shared, own);
            key = whole;
            byte[] content = new byte[value];
            in.get(content);
            entries.add(new Entry(new String(key, StandardCharsets.UTF_8), content));
        }
        return entries;
    }

    private static int number(ByteBuffer in) throws Malformed {
        long value = 0;
        for (int shift = 0; shift < 35 && in.hasRemaining(); shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (value > Integer.MAX_VALUE) {
                    break;
                }
                return (int) value;
            }
        }
        throw new Malformed(true);
    }

    private static ByteBuffer bytes(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }
}
