package io.modeldeck.telemetry.file;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The text of a file, gzip or not, strictly decoded; and the sentences for what can go wrong with that. */
final class FileText implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path file;
    private final Charset encoding;
    private final CountedBytes bytes;
    private final PushbackReader reader;
    private final long size;

    private FileText(Path file, Charset encoding, long size, CountedBytes bytes, PushbackReader reader) {
        this.file = file;
        this.encoding = encoding;
        this.size = size;
        this.bytes = bytes;
        this.reader = reader;
    }

    /** Opens the file; a byte order mark is passed over. */
    static FileText open(Path file, Charset encoding) {
        if (Files.isDirectory(file)) {
            throw new Problem(file + " is a folder; name a file of rows.");
        }
        CountedBytes bytes = null;
        try {
            bytes = new CountedBytes(Files.newInputStream(file));
            PushbackReader reader = new PushbackReader(new InputStreamReader(unpacked(bytes), strict(encoding)), 1);
            FileText text = new FileText(file, encoding, Files.size(file), bytes, reader);
            text.skipByteOrderMark();
            return text;
        } catch (IOException e) {
            closeQuietly(bytes, e);
            throw problem(file, encoding, e);
        }
    }

    /** For the parser. Its exceptions are to be handed to {@link #problem(IOException)}. */
    PushbackReader reader() {
        return reader;
    }

    /** Bytes of the file that were read so far; compressed ones where it is compressed. */
    long bytesRead() {
        return bytes.count;
    }

    long size() {
        return size;
    }

    Problem problem(IOException e) {
        return problem(file, encoding, e);
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private void skipByteOrderMark() throws IOException {
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    private static CharsetDecoder strict(Charset encoding) {
        return encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static Problem problem(Path file, Charset encoding, IOException e) {
        return switch (e) {
            case NoSuchFileException absent -> new Problem("There is no file " + file + "; check its name.", absent);
            case CharacterCodingException coding -> badEncoding(file, encoding, coding);
            case EOFException cut ->
                new Problem(file + " is cut off: its gzip data ends too early. Copy or download it again.", cut);
            case ZipException damaged ->
                new Problem(
                        file + " is damaged: its gzip data cannot be unpacked. Copy or download it again.", damaged);
            default -> new Problem(file + " cannot be read (" + DiskReason.of(e) + "); check that it may be read.", e);
        };
    }

    /** The reader no longer knows where it stood, so the file is decoded once more up to the first bad byte. */
    private static Problem badEncoding(Path file, Charset encoding, CharacterCodingException cause) {
        long line = 1;
        String suggestion = "windows-1252";
        try (InputStream in = unpacked(Files.newInputStream(file))) {
            ByteBuffer input = ByteBuffer.allocate(BUFFER).flip();
            CharBuffer output = CharBuffer.allocate(BUFFER);
            CharsetDecoder decoder = strict(encoding);
            boolean first = true;
            while (true) {
                input.compact();
                int read = in.read(input.array(), input.position(), input.remaining());
                input.position(input.position() + Math.max(read, 0)).flip();
                if (first && input.remaining() > 1) {
                    suggestion = suggestion(input);
                    first = false;
                }
                CoderResult result = decoder.decode(input, output, read < 0);
                line += lines(output.flip());
                output.clear();
                if (result.isError() || read < 0) {
                    break;
                }
            }
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new Problem(
                file + ", line " + line + ": this is no " + encoding.name()
                        + " text; name its encoding, as in --encoding " + suggestion + ".",
                cause);
    }

    private static String suggestion(ByteBuffer start) {
        int first = start.get(0) & 0xff;
        int second = start.get(1) & 0xff;
        return first == 0xff && second == 0xfe || first == 0xfe && second == 0xff ? "UTF-16" : "windows-1252";
    }

    private static long lines(CharBuffer text) {
        long lines = 0;
        while (text.hasRemaining()) {
            if (text.get() == '\n') {
                lines++;
            }
        }
        return lines;
    }

    private static void closeQuietly(InputStream in, IOException cause) {
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static final class CountedBytes extends FilterInputStream {

        private long count;

        private CountedBytes(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
