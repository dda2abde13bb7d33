package dev.waybill.internal;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.Page;
import dev.waybill.load.Reject;
import dev.waybill.load.RejectLimit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds what is set aside of a page against the limit, and tells the counts. Not thread-safe: one
 * object a page.
 */
final class CountRejects {
  private final String source;
  private final List<Reject> unfit = new ArrayList<>();
  private final Page page;
  private final long read;
  private final long most;

  CountRejects(String source, Page page, List<FittedTable> fitted, RejectLimit limit) {
    this.source = source;
    this.page = page;
    unfit.addAll(page.rejects());
    fitted.forEach(table -> unfit.addAll(table.rejects().values()));
    read =
        page.rejects().size()
            + page.tables().stream().mapToLong(table -> table.rows().size()).sum();
    most = Math.max(limit.atLeast(), (long) (limit.share() * read));
  }

  /** Before anything is sent. */
  void check() {
    if (unfit.size() > most) {
      throw refusal(unfit, "");
    }
  }

  /**
   * While rows are looked for that the database refuses: not on and on.
   *
   * @param refused those found so far
   */
  void check(List<Reject> refused) {
    if (unfit.size() + refused.size() > most) {
      List<Reject> all = new ArrayList<>(unfit);
      all.addAll(refused);
      throw refusal(all, "at least ");
    }
  }

  /** All that is set aside of the page. */
  List<Reject> all(List<LoadPage.Result> results) {
    List<Reject> all = new ArrayList<>(unfit);
    results.forEach(result -> all.addAll(result.tally().rejects()));
    if (all.size() > most) {
      throw refusal(all, "");
    }
    return all;
  }

  private WaybillException refusal(List<Reject> rejects, String atLeast) {
    Map<String, Long> reasons =
        rejects.stream()
            .collect(
                Collectors.groupingBy(
                    reject -> reject.table() + ": " + reject.reason(), Collectors.counting()));
    String commonest =
        reasons.entrySet().stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .map(reason -> " Most often (" + reason.getValue() + "): " + reason.getKey() + ".")
            .orElse("");
    return new WaybillException(
        ErrorCode.REFUSED,
        "Source "
            + source
            + ": "
            + atLeast
            + rejects.size()
            + " of "
            + read
            + " records of a page do not fit, and "
            + most
            + " may be set aside; nothing of the page was loaded."
            + commonest
            + " Correct the source or its columns, then load again.");
  }

  /** The counts by table; tables of which the source could read nothing come last. */
  Loaded loaded(List<LoadPage.Result> results) {
    Loaded loaded = Loaded.nothing();
    for (LoadPage.Result result : results) {
      FittedTable table = result.table();
      loaded = loaded.plus(one(result.tally().counts(table.typed(), table.rejects().size())));
    }
    for (Reject reject : page.rejects()) {
      loaded = loaded.plus(one(new Loaded.Table(reject.table(), 0, 0, 0, 0, 0, 1)));
    }
    return loaded;
  }

  private static Loaded one(Loaded.Table table) {
    return new Loaded(List.of(table));
  }
}
