package dev.waybill;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every error that Waybill reports. The message is one line, or one for each mistake of a
 * configuration: what failed, with names, then what to do. It never holds data of a record.
 */
public final class WaybillException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Mistake> mistakes;

  public WaybillException(ErrorCode code, String message) {
    this(code, message, null);
  }

  public WaybillException(ErrorCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.mistakes = List.of();
  }

  /**
   * All mistakes of a configuration together; the message has a line for each.
   *
   * @param code {@code CONFIGURATION}, or what a single mistake is
   */
  public WaybillException(ErrorCode code, List<Mistake> mistakes) {
    super(mistakes.stream().map(Mistake::message).collect(Collectors.joining("\n")));
    this.code = code;
    this.mistakes = List.copyOf(mistakes);
  }

  /** What is wrong with the configuration, where that is it and its part is known. */
  public List<Mistake> mistakes() {
    return mistakes;
  }

  public ErrorCode code() {
    return code;
  }
}
