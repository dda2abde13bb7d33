package dev.waybill.internal;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.PassEnd;
import dev.waybill.load.Reject;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.Rejected;
import dev.waybill.load.TargetTable;
import dev.waybill.load.Watermark;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loader of every pack. Not thread-safe, but {@link #close} may be called from another thread
 * and ends what is running.
 */
public final class BulkLoader implements Loader {
  /** How often a page is tried while other transactions stand in its way. */
  private static final int ATTEMPTS = 3;

  private static final int RETRIED_AT_ONCE = 1000;

  /** What a page is loaded for. */
  private enum Purpose {
    LOAD,
    REHEARSE,
    RETRY
  }

  private final LoadSession session;
  private final LoadNotes notes;
  private final Map<String, TargetTable> tables = new HashMap<>();
  private volatile boolean busy;
  private volatile boolean closed;

  public BulkLoader(LoadSession session) {
    this.session = session;
    this.notes = new LoadNotes(session.connection(), session.files());
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  /** One transaction, undone where it fails. */
  private <T> T transaction(String what, Work<T> work) {
    try {
      return attempt(work);
    } catch (SQLException e) {
      throw error(what, e);
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    if (closed) {
      throw closedMeanwhile(null);
    }
    busy = true;
    try {
      T result = work.run();
      session.connection().commit();
      session.committed();
      return result;
    } catch (SQLException | RuntimeException e) {
      undo(e);
      throw e;
    } finally {
      busy = false;
    }
  }

  private void undo(Exception cause) {
    session.rolledBack();
    try {
      session.connection().rollback();
    } catch (SQLException e) {
      // The connection is gone, and the transaction with it.
      cause.addSuppressed(e);
    }
  }

  private WaybillException error(String what, SQLException e) {
    return closed ? closedMeanwhile(e) : session.error(what, e);
  }

  private static WaybillException closedMeanwhile(@Nullable SQLException e) {
    return new WaybillException(
        ErrorCode.REFUSED,
        "The loader was closed before the page was loaded; nothing of it stays. Load it again.",
        e);
  }

  @Override
  public TargetTable table(String name) {
    TargetTable known = tables.get(name);
    if (known != null) {
      return known;
    }
    TargetTable found =
        transaction("Reading the definition of table " + name, () -> session.table(name));
    tables.put(name, found);
    return found;
  }

  @Override
  public Optional<Watermark> watermark(String source) {
    return transaction("Reading the watermark of source " + source, () -> notes.watermark(source));
  }

  @Override
  public Loaded load(String source, Page page, RejectLimit limit) {
    return run(source, page, limit, Purpose.LOAD);
  }

  @Override
  public Loaded rehearse(String source, Page page, RejectLimit limit) {
    return run(source, page, limit, Purpose.REHEARSE);
  }

  private Loaded run(String source, Page page, RejectLimit limit, Purpose purpose) {
    List<FittedTable> fitted =
        page.tables().stream()
            .map(rows -> new FitTable(rows, table(rows.table()), session.zone(), session.limits()))
            .map(FitTable::fit)
            .toList();
    CountRejects count = new CountRejects(source, page, fitted, limit);
    count.check();
    LoadPage.Care care = LoadPage.Care.BOLD;
    for (int attempt = 1; ; attempt++) {
      LoadPage.Care now = care;
      try {
        return attempt(() -> once(source, page, fitted, count, now, purpose));
      } catch (SQLException e) {
        if (care == LoadPage.Care.BOLD && DataErrors.isOfData(e) && !closed) {
          care = LoadPage.Care.CAREFUL;
        } else if (!DataErrors.isOfTurns(e) || attempt >= ATTEMPTS || closed) {
          throw error("Loading a page of source " + source, e);
        }
      }
    }
  }

  private Loaded once(
      String source,
      Page page,
      List<FittedTable> fitted,
      CountRejects count,
      LoadPage.Care care,
      Purpose purpose)
      throws SQLException {
    List<LoadPage.Result> results = new LoadPage(session, care, count).load(fitted);
    List<Reject> rejects = count.all(results);
    Loaded loaded = count.loaded(results);
    if (purpose == Purpose.REHEARSE) {
      session.rolledBack();
      session.connection().rollback();
      return loaded;
    }
    notes.dropSome(source, Leaving.of(source, results, rejects, session));
    notes.setAside(source, rejects);
    if (purpose == Purpose.LOAD) {
      notes.page(source, page.watermark(), loaded.total());
    }
    return loaded;
  }

  @Override
  public void ended(String source, PassEnd end) {
    transaction(
        "Noting the end of a pass of source " + source,
        () -> {
          notes.pass(source, end);
          return source;
        });
  }

  @Override
  public Loaded retry(String source, List<Long> ids) {
    Set<Long> wanted = new HashSet<>(ids);
    List<Rejected> all =
        transaction(
                "Reading what is set aside of source " + source,
                () -> notes.rejected(source, Integer.MAX_VALUE))
            .stream()
            .filter(rejected -> wanted.isEmpty() || wanted.contains(rejected.id()))
            .toList();
    Loaded sum = Loaded.nothing();
    // Parents may have been set aside after their parts; what is in the way of one is not of all.
    Page page = RetryRejected.page(all, this::table);
    for (Page part : RetryRejected.split(page, RETRIED_AT_ONCE)) {
      sum = sum.plus(run(source, part, new RejectLimit(1, Integer.MAX_VALUE), Purpose.RETRY));
    }
    return sum;
  }

  @Override
  public void addColumns(String table, List<NewColumn> columns) {
    TargetTable target = table(table);
    for (NewColumn column : columns) {
      CheckColumnName.check(table, column.name());
    }
    transaction(
        "Adding columns to table " + table,
        () -> {
          List<String> added = new ArrayList<>();
          for (NewColumn column : columns) {
            if (target.column(column.name()).isEmpty()
                && added.stream().noneMatch(column.name()::equalsIgnoreCase)) {
              session.addColumn(target, column);
              added.add(column.name());
            }
          }
          return added;
        });
    tables.clear();
    session.forget();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (busy) {
        session.cancel();
      }
      session.close();
    } catch (SQLException e) {
      throw session.error("Closing the loader", e);
    }
  }
}
