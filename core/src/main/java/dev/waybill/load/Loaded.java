package dev.waybill.load;

import java.util.ArrayList;
import java.util.List;

/** What became of a page's rows, by table in the page's order. */
public record Loaded(List<Table> tables) {
  public Loaded {
    tables = List.copyOf(tables);
  }

  /**
   * Counts of one table.
   *
   * @param table as typed
   * @param inserted that were not there
   * @param updated that differed
   * @param unchanged that were equal, and not touched
   * @param older than what is there, and not touched
   * @param deleted parts that vanished from their parent, and keys that were named
   * @param rejected that were set aside
   */
  public record Table(
      String table,
      long inserted,
      long updated,
      long unchanged,
      long older,
      long deleted,
      long rejected) {
    public long read() {
      return inserted + updated + unchanged + older + rejected;
    }

    Table plus(Table other) {
      return new Table(
          table,
          inserted + other.inserted,
          updated + other.updated,
          unchanged + other.unchanged,
          older + other.older,
          deleted + other.deleted,
          rejected + other.rejected);
    }
  }

  public static Loaded nothing() {
    return new Loaded(List.of());
  }

  /** Both together; tables in the order in which they came first. */
  public Loaded plus(Loaded other) {
    List<Table> sum = new ArrayList<>(tables);
    for (Table table : other.tables) {
      int at = 0;
      while (at < sum.size() && !sum.get(at).table().equals(table.table())) {
        at++;
      }
      if (at < sum.size()) {
        sum.set(at, sum.get(at).plus(table));
      } else {
        sum.add(table);
      }
    }
    return new Loaded(sum);
  }

  /** All tables as one, named {@code total}. */
  public Table total() {
    Table total = new Table("total", 0, 0, 0, 0, 0, 0);
    for (Table table : tables) {
      total = total.plus(table);
    }
    return total;
  }
}
