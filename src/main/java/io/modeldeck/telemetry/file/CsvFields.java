package io.modeldeck.telemetry.file;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;

/** The fields of the row at hand, in one buffer; as a sequence of characters it is the field that was named last. */
final class CsvFields extends CsvCallbackHandler<CsvFields> implements CharSequence {

    private char[] chars = new char[1 << 12];
    private int[] ends = new int[64];
    private int count;
    private int used;
    private long line = 1;
    private boolean empty;
    private int start;
    private int length;

    /** How many the row has. */
    int count() {
        return count;
    }

    /** The line on which the row begins, from 1 on. */
    long line() {
        return line;
    }

    /** Makes this the characters of a field. */
    void at(int field) {
        start = field == 0 ? 0 : ends[field - 1];
        length = ends[field] - start;
    }

    int length(int field) {
        return ends[field] - (field == 0 ? 0 : ends[field - 1]);
    }

    String text(int field) {
        int from = field == 0 ? 0 : ends[field - 1];
        return new String(chars, from, ends[field] - from);
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public char charAt(int index) {
        return chars[start + index];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return new String(chars, start + from, to - from);
    }

    @Override
    public String toString() {
        return new String(chars, start, length);
    }

    @Override
    protected RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected void beginRecord(long startingLine) {
        line = startingLine;
        count = 0;
        used = 0;
        empty = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int size, boolean quoted) {
        if (used + size > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, used + size));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        System.arraycopy(buffer, offset, chars, used, size);
        used += size;
        ends[count++] = used;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int size) {
        throw new IllegalStateException("Comments are not asked for");
    }

    @Override
    protected void setEmpty() {
        empty = true;
        addField(chars, 0, 0, false);
    }

    @Override
    protected CsvFields buildRecord() {
        return this;
    }
}
