package dev.waybill.sync.internal.files;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says what the file system would not do. */
final class FileTrouble {
  private FileTrouble() {}

  /**
   * An error of one line.
   *
   * @param what could not be done, with the path
   */
  static WaybillException cannot(String what, IOException why) {
    if (why instanceof AccessDeniedException) {
      return new WaybillException(
          ErrorCode.REFUSED,
          "cannot "
              + what
              + ": access denied; give the user that runs waybill the right to read and write there",
          why);
    }
    return new WaybillException(
        ErrorCode.RESOURCES,
        "cannot " + what + ": " + reason(why) + "; nothing is lost, the next pass tries again",
        why);
  }

  /** Whether somebody else has the file open and lets nobody in, as on Windows. */
  static boolean isLocked(IOException why) {
    return why instanceof FileSystemException
        && !(why instanceof AccessDeniedException)
        && !(why instanceof NoSuchFileException);
  }

  static void ifInterrupted(IOException why) throws InterruptedException {
    boolean interrupted = Thread.interrupted();
    if (interrupted || why instanceof ClosedByInterruptException) {
      throw new InterruptedException();
    }
  }

  private static String reason(IOException why) {
    @Nullable String reason =
        why instanceof FileSystemException trouble ? trouble.getReason() : why.getMessage();
    return reason == null ? why.getClass().getSimpleName() : reason;
  }
}
