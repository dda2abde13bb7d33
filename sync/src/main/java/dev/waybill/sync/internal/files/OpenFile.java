package dev.waybill.sync.internal.files;

import dev.waybill.sync.internal.files.Layout.Format;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file that is read from its beginning, record by record. */
final class OpenFile implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final InputStream raw;
  private final MessageDigest digest;
  private final ReadRecords records;

  private OpenFile(InputStream raw, MessageDigest digest, ReadRecords records) {
    this.raw = raw;
    this.digest = digest;
    this.records = records;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws Unreadable where it is none of this layout
   * @throws IOException where it cannot be read just now
   */
  static OpenFile open(Path path, Layout layout) throws IOException, Unreadable {
    InputStream raw = Files.newInputStream(path);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      DecodeText text =
          new DecodeText(new DigestInputStream(unpacked(raw, path), digest), layout.encoding());
      ReadRecords records =
          layout.format() == Format.CSV ? new CsvRecords(text, layout) : new NdjsonRecords(text);
      return new OpenFile(raw, digest, records);
    } catch (NoSuchAlgorithmException e) {
      raw.close();
      throw new IllegalStateException("every JDK has SHA-256", e);
    } catch (IOException e) {
      raw.close();
      throw passing(e);
    } catch (Unreadable e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpacked(InputStream raw, Path path) throws IOException {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPInputStream(raw, BUFFER)
        : raw;
  }

  ReadRecords records() {
    return records;
  }

  @Nullable FileRecord next() throws IOException, Unreadable {
    try {
      return records.next();
    } catch (IOException e) {
      throw passing(e);
    }
  }

  /** A file that was cut off or is no archive is as good as it will be; other errors may pass. */
  private static IOException passing(IOException e) throws Unreadable {
    if (e instanceof ZipException || e instanceof EOFException) {
      throw new Unreadable(0, "is no whole gzip file");
    }
    return e;
  }

  /** SHA-256 of the unpacked content, in hexadecimal digits; valid once, at the end. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
