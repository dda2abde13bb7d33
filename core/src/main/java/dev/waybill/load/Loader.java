package dev.waybill.load;

import java.util.List;
import java.util.Optional;

/**
 * Puts pages of records into tables by the database's bulk path. Not thread-safe: a source has a
 * loader of its own, which keeps one connection; close it.
 *
 * <p>A page is one transaction: its rows, what it sets aside and the source's watermark stand or
 * fall together. A row whose columns are all equal is not touched, so that a page that comes again
 * makes no change in any queue.
 */
public interface Loader extends AutoCloseable {
  /**
   * A table to load into, as the database knows it.
   *
   * @param name as typed, such as {@code dbo.Orders}
   * @throws dev.waybill.WaybillException {@code UNKNOWN_TABLE} where there is none, {@code NO_KEY}
   *     where nothing identifies its rows
   */
  TargetTable table(String name);

  /** What the source said last of how far it has come; empty before its first page. */
  Optional<Watermark> watermark(String source);

  /**
   * Loads a page and commits.
   *
   * @param source the source's name in the configuration
   * @param limit beyond which the page is refused whole
   * @throws dev.waybill.WaybillException {@code REFUSED} where more of the page does not fit than
   *     the limit allows; then nothing of it stays
   */
  Loaded load(String source, Page page, RejectLimit limit);

  /**
   * What {@link #load} would do, undone again.
   *
   * @throws dev.waybill.WaybillException as {@link #load}
   */
  Loaded rehearse(String source, Page page, RejectLimit limit);

  /** Notes how a pass of the source ended, for {@code status}. */
  void ended(String source, PassEnd end);

  /**
   * Tries what was set aside once more; what now fits leaves the list.
   *
   * @param ids of {@link Rejected}; empty for all of the source
   */
  Loaded retry(String source, List<Long> ids);

  /**
   * Adds columns that a source has and the table lacks.
   *
   * @param table as typed
   * @param columns as the source names them, with what they hold
   */
  void addColumns(String table, List<NewColumn> columns);

  @Override
  void close();
}
