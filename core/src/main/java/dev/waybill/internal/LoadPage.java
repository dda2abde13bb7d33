package dev.waybill.internal;

import dev.waybill.load.Reject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Brings the tables of a page into the database, inside the session's transaction. Not thread-safe:
 * one object an attempt.
 *
 * <p>Boldly, each table takes one statement of each kind, and any error is the caller's. With care,
 * rows that the database refuses are found by halves under savepoints and set aside.
 */
final class LoadPage {
  /** Whether a row that the database refuses ends the attempt, or is looked for. */
  enum Care {
    BOLD,
    CAREFUL
  }

  private final LoadSession session;
  private final Care care;
  private final CountRejects count;
  private final List<Part> parts = new ArrayList<>();
  private final List<Reject> refused = new ArrayList<>();

  /**
   * @param count is asked each time that a row is set aside whether it may be
   */
  LoadPage(LoadSession session, Care care, CountRejects count) {
    this.session = session;
    this.care = care;
    this.count = count;
  }

  /**
   * What became of a table.
   *
   * @param table what was to be loaded
   * @param tally what was
   */
  record Result(FittedTable table, Tally tally) {}

  /** What became of each table, in order. */
  List<Result> load(List<FittedTable> tables) throws SQLException {
    if (care == Care.CAREFUL) {
      session.checkAtOnce();
    }
    for (FittedTable table : tables) {
      Part part = new Part(table);
      parts.add(part);
      part.load();
    }
    // Parts before their parents, against the order of the page.
    for (int i = parts.size() - 1; i >= 0; i--) {
      parts.get(i).delete(parts.get(i).table.deletes());
    }
    return parts.stream().map(part -> new Result(part.table, part.tally)).toList();
  }

  /** Work on one table. */
  private final class Part {
    private final FittedTable table;
    private final Tally tally = new Tally();
    private final LoadTable load;
    private final @Nullable FindParents parents;
    private final List<Part> ofParents = new ArrayList<>();
    private final Set<RowKey> inPage = new HashSet<>();

    Part(FittedTable table) throws SQLException {
      this.table = table;
      load = session.open(table.target(), table.columns());
      parents = FindParents.of(table, session);
      if (parents != null) {
        String name = parents.parent().name();
        Stream.concat(parts.stream(), Stream.of(this))
            .filter(part -> part.table.target().name().equals(name))
            .forEach(ofParents::add);
        ofParents.forEach(part -> part.table.rows().forEach(row -> inPage.add(row.key())));
      }
    }

    private boolean isInPage(RowKey parent) {
      if (!inPage.contains(parent)) {
        return false;
      }
      for (Part part : ofParents) {
        if (part.tally.hasRefused(parent)) {
          return false;
        }
      }
      return true;
    }

    private boolean isLeftAlone(RowKey parent) {
      for (Part part : ofParents) {
        if (part.tally.hasLeftAlone(parent)) {
          return true;
        }
      }
      return false;
    }

    /** Whether a parent came with its parts and does not fit: then they wait with it. */
    private boolean isSetAside(RowKey parent) {
      for (Part part : ofParents) {
        if (part.table.unfit().contains(parent) || part.tally.hasRefused(parent)) {
          return true;
        }
      }
      return false;
    }

    void load() throws SQLException {
      FittedWhole whole = whole();
      if (care == Care.BOLD) {
        tally.add(unit(table.rows(), whole));
        return;
      }
      if (!whole.isEmpty()) {
        delete(vanished(load.compare(List.of(), whole)));
      }
      halves(table.rows(), true);
    }

    /** The parents whose parts are compared: not those that stay as they are. */
    private FittedWhole whole() {
      FindParents to = parents;
      FittedWhole whole = table.whole();
      if (to == null || ofParents.isEmpty() || whole.isEmpty()) {
        return whole;
      }
      List<RowKey> kept = new ArrayList<>();
      for (RowKey key : whole.parents()) {
        RowKey pointed = to.of(whole, key);
        if (pointed == null || !(isLeftAlone(pointed) || isSetAside(pointed))) {
          kept.add(key);
        }
      }
      return new FittedWhole(whole.columns(), kept);
    }

    private List<RowKey> vanished(Compared compared) {
      List<RowKey> others = compared.others();
      if (others.isEmpty()) {
        return others;
      }
      Set<RowKey> here = new HashSet<>(table.unfit());
      table.rows().forEach(row -> here.add(row.key()));
      return others.stream().filter(key -> !here.contains(key)).toList();
    }

    /** All or nothing of these rows. */
    private Tally unit(List<FittedRow> rows, FittedWhole whole) throws SQLException {
      Tally result = new Tally();
      List<FittedRow> kept = withParents(rows, result);
      if (kept.isEmpty() && whole.isEmpty()) {
        return result;
      }
      Compared compared = load.compare(kept, whole);
      List<RowKey> vanished = vanished(compared);
      if (!vanished.isEmpty()) {
        // Before the rows that may take over their unique values.
        result.deleted(load.delete(vanished));
      }
      boolean absent = false;
      int different = 0;
      for (int i = 0; i < kept.size(); i++) {
        switch (compared.state(i)) {
          case ABSENT -> {
            absent = true;
            result.inserted();
          }
          case EQUAL -> result.unchanged();
          case OLDER -> result.older(kept.get(i).key());
          case DIFFERENT -> different++;
        }
      }
      if (absent) {
        compared.insert();
      }
      if (different > 0) {
        result.updated(compared.update(), different);
      }
      return result;
    }

    /**
     * Leaves out parts of parents that are left alone, and sets aside those without one, or with
     * one that is set aside itself: the parts of another state would not go with it.
     */
    private List<FittedRow> withParents(List<FittedRow> rows, Tally result) throws SQLException {
      FindParents to = parents;
      if (to == null) {
        return rows;
      }
      List<@Nullable RowKey> keys = new ArrayList<>(rows.size());
      rows.forEach(row -> keys.add(to.of(row)));
      Set<RowKey> missing = to.missing(keys, this::isInPage);
      List<FittedRow> kept = new ArrayList<>(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        FittedRow row = rows.get(i);
        RowKey key = keys.get(i);
        if (key != null && isSetAside(key)) {
          result.refuse(
              row.key(), table.reject(row, "its row in " + to.parent().name() + " was set aside"));
        } else if (key != null && missing.contains(key)) {
          result.refuse(
              row.key(), table.reject(row, "its row in " + to.parent().name() + " is not there"));
        } else if (key != null && isLeftAlone(key)) {
          result.older(row.key());
        } else {
          kept.add(row);
        }
      }
      return kept;
    }

    private interface Step {
      Tally run() throws SQLException;
    }

    /** The error of the rows, or null where all of them went well. */
    private @Nullable SQLException attempt(Step step) throws SQLException {
      Connection connection = session.connection();
      Savepoint before = connection.setSavepoint();
      Tally result;
      try {
        result = step.run();
        connection.releaseSavepoint(before);
      } catch (SQLException e) {
        if (!DataErrors.isOfData(e)) {
          throw e;
        }
        connection.rollback(before);
        session.rolledBack();
        return e;
      }
      tally.add(result);
      refused(result.rejects());
      return null;
    }

    private void halves(List<FittedRow> rows, boolean again) throws SQLException {
      if (rows.isEmpty()) {
        return;
      }
      SQLException error = attempt(() -> unit(rows, FittedWhole.NONE));
      if (error == null) {
        return;
      }
      if (rows.size() > 1) {
        int middle = rows.size() / 2;
        halves(rows.subList(0, middle), true);
        halves(rows.subList(middle, rows.size()), true);
      } else if (again && DataErrors.isOfUniqueness(error)) {
        // Somebody inserted it after we looked; now we see it.
        halves(rows, false);
      } else {
        FittedRow row = rows.get(0);
        refuse(row.key(), table.reject(row, reason(error)));
      }
    }

    void delete(List<RowKey> keys) throws SQLException {
      if (keys.isEmpty()) {
        return;
      }
      if (care == Care.BOLD) {
        tally.deleted(load.delete(keys));
        return;
      }
      SQLException error =
          attempt(
              () -> {
                Tally result = new Tally();
                result.deleted(load.delete(keys));
                return result;
              });
      if (error == null) {
        return;
      }
      if (keys.size() > 1) {
        int middle = keys.size() / 2;
        delete(keys.subList(0, middle));
        delete(keys.subList(middle, keys.size()));
      } else {
        String json = table.keyJson(keys.get(0));
        refuse(
            keys.get(0),
            new Reject(
                table.typed(),
                json,
                "it cannot be deleted: " + reason(error),
                RetryRejected.DELETE));
      }
    }

    private String reason(SQLException e) {
      return DataErrors.reason(e, session.constraint(e));
    }

    private void refuse(RowKey key, Reject reject) {
      tally.refuse(key, reject);
      refused(List.of(reject));
    }

    private void refused(List<Reject> more) {
      if (!more.isEmpty()) {
        refused.addAll(more);
        count.check(refused);
      }
    }
  }
}
