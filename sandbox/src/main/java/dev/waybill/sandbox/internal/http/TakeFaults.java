package dev.waybill.sandbox.internal.http;

import dev.waybill.sandbox.Fault;
import java.util.List;

/** Asked once for each request what goes wrong with it. */
@FunctionalInterface
public interface TakeFaults {
  /**
   * Takes it.
   *
   * @param path such as {@code /orders}
   * @param page whether a page of records is asked for
   */
  List<Fault> take(String path, boolean page);
}
