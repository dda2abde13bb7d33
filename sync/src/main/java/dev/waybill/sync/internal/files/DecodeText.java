package dev.waybill.sync.internal.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text of a file, by its byte order mark or the given encoding. Bytes that do not belong there end
 * it with the line they are on, where the JDK's readers put a question mark in their place.
 */
final class DecodeText extends Reader {
  private static final int BYTES = 1 << 16;
  private static final int LONGEST_MARK = 3;

  private final InputStream in;
  private final Charset encoding;
  private final CharsetDecoder decoder;
  private final byte[] buffer = new byte[BYTES];
  private final ByteBuffer bytes = ByteBuffer.wrap(buffer).limit(0);
  private final CharBuffer chars = CharBuffer.allocate(BYTES).limit(0);
  private long line = 1;
  private char last;
  private State state = State.MORE;

  private enum State {
    MORE,
    ALL_READ,
    MALFORMED,
    ENDED
  }

  DecodeText(InputStream in, Charset otherwise) throws IOException {
    this.in = new BufferedInputStream(in, BYTES);
    this.encoding = pastMark(otherwise);
    this.decoder =
        encoding
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private Charset pastMark(Charset otherwise) throws IOException {
    in.mark(LONGEST_MARK);
    byte[] head = in.readNBytes(LONGEST_MARK);
    in.reset();
    if (begins(head, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
      return StandardCharsets.UTF_8;
    }
    if (begins(head, 0xFE, 0xFF)) {
      in.skipNBytes(2);
      return StandardCharsets.UTF_16BE;
    }
    if (begins(head, 0xFF, 0xFE)) {
      in.skipNBytes(2);
      return StandardCharsets.UTF_16LE;
    }
    return otherwise;
  }

  private static boolean begins(byte[] head, int... mark) {
    byte[] expected = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      expected[i] = (byte) mark[i];
    }
    return head.length >= mark.length
        && Arrays.equals(head, 0, mark.length, expected, 0, mark.length);
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    while (!chars.hasRemaining()) {
      if (state == State.MALFORMED) {
        throw new Undecodable(line, encoding.name());
      }
      if (state == State.ENDED) {
        return -1;
      }
      decode();
    }
    int count = Math.min(length, chars.remaining());
    chars.get(into, offset, count);
    return count;
  }

  /** Decodes what is there, up to the first bytes that do not belong. */
  private void decode() throws IOException {
    if (state == State.MORE) {
      bytes.compact();
      int read = in.read(buffer, bytes.position(), bytes.remaining());
      if (read < 0) {
        state = State.ALL_READ;
      } else {
        bytes.position(bytes.position() + read);
      }
      bytes.flip();
    }
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, state == State.ALL_READ);
    if (result.isError()) {
      state = State.MALFORMED;
    } else if (state == State.ALL_READ && result.isUnderflow()) {
      decoder.flush(chars);
      state = State.ENDED;
    }
    chars.flip();
    countLines();
  }

  private void countLines() {
    for (int i = 0; i < chars.limit(); i++) {
      char one = chars.get(i);
      if (one == '\r' || (one == '\n' && last != '\r')) {
        line++;
      }
      last = one;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
