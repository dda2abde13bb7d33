package dev.waybill.internal;

import dev.waybill.load.Reject;
import dev.waybill.load.Rejected;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is set aside no longer: records that came again and fit, or that the source no longer
 * has. Stateless.
 */
final class Leaving {
  private Leaving() {}

  /**
   * Ids to drop.
   *
   * @param rejects what does not fit of the same page, and stays
   */
  static List<Long> of(
      String source, List<LoadPage.Result> results, Collection<Reject> rejects, LoadSession session)
      throws SQLException {
    LoadNotes notes = new LoadNotes(session.connection(), session.files());
    List<Long> ids = new ArrayList<>();
    if (!notes.hasRejected(source)) {
      return ids;
    }
    for (LoadPage.Result result : results) {
      FittedTable table = result.table();
      Map<String, Rejected> aside = notes.rejectedOf(source, table.typed());
      Set<String> stay =
          rejects.stream()
              .filter(reject -> reject.table().equals(table.typed()))
              .map(Reject::key)
              .collect(Collectors.toSet());
      Set<String> gone = new HashSet<>();
      if (!aside.isEmpty()) {
        table.rows().forEach(row -> gone.add(table.keyJson(row.key())));
        table.deletes().forEach(key -> gone.add(table.keyJson(key)));
        gone.addAll(ofWhole(aside, table, session));
      }
      gone.removeAll(stay);
      aside.forEach(
          (key, rejected) -> {
            if (gone.contains(key)) {
              ids.add(rejected.id());
            }
          });
    }
    return ids;
  }

  /** Parts of parents all of whose parts are in the page. */
  private static Set<String> ofWhole(
      Map<String, Rejected> aside, FittedTable table, LoadSession session) {
    Set<String> parts = new HashSet<>();
    FittedWhole whole = table.whole();
    if (whole.isEmpty()) {
      return parts;
    }
    Set<RowKey> parents = Set.copyOf(whole.parents());
    List<FitValue> fits =
        whole.columns().stream()
            .map(column -> new FitValue(column, session.zone(), session.limits()))
            .toList();
    aside.forEach(
        (key, rejected) -> {
          Map<String, @Nullable Object> values = FlatJson.read(rejected.what().record());
          RowKey parent = values == null ? null : pointer(values, fits);
          if (parent != null && parents.contains(parent)) {
            parts.add(key);
          }
        });
    return parts;
  }

  private static @Nullable RowKey pointer(
      Map<String, @Nullable Object> record, List<FitValue> fits) {
    Object[] pointer = new Object[fits.size()];
    for (int i = 0; i < pointer.length; i++) {
      Object value = record.get(fits.get(i).column().name());
      Object fitted = value == null ? null : fits.get(i).fit(value);
      if (fitted == null || fitted instanceof Misfit) {
        return null;
      }
      pointer[i] = fitted;
    }
    return RowKey.of(pointer);
  }
}
