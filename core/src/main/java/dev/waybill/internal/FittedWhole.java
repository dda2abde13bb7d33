package dev.waybill.internal;

import dev.waybill.load.TargetTable.Column;
import java.util.List;

/**
 * Parents whose parts are all in the page.
 *
 * @param columns of the part that point at the parent
 * @param parents their values
 */
public record FittedWhole(List<Column> columns, List<RowKey> parents) {
  public static final FittedWhole NONE = new FittedWhole(List.of(), List.of());

  public boolean isEmpty() {
    return parents.isEmpty();
  }
}
