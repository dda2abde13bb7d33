package dev.waybill;

import org.jspecify.annotations.Nullable;

/**
 * Every error that Waybill reports. The message is one line: what failed, with names, then what to
 * do. It never holds data of a record.
 */
public final class WaybillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public WaybillException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public WaybillException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public ErrorCode code() {
    return code;
  }
}
