package dev.waybill.sync.spi;

/**
 * A kind of source. Stateless and thread-safe; made by {@link java.util.ServiceLoader}, found by
 * its name in the configuration.
 */
public interface SourceType {
  /** As {@code type:} names it, such as {@code exigo}. */
  String name();

  /**
   * Reads the settings without asking anybody: no connection, no file.
   *
   * <p>What is wrong becomes a mistake of the options, all of them together; the caller reports
   * them after this returns.
   */
  void check(ReadOptions options);

  /**
   * Opens a source whose settings passed {@link #check}.
   *
   * @throws dev.waybill.WaybillException {@code CONFIGURATION} where target tables or columns are
   *     not there, all of it together; {@code UNREACHABLE} where the other side does not answer
   */
  Source open(ReadOptions options, SourceContext context) throws InterruptedException;
}
