package dev.waybill.contract.history;

import dev.waybill.Batch;
import dev.waybill.BatchKind;
import dev.waybill.Queue;
import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.contract.PackUnderTest;
import dev.waybill.contract.Session;
import dev.waybill.contract.history.Key.Table;
import dev.waybill.contract.history.Violations.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A queue of Waybill, used in every way at random: through Java and through SQL, rolled back,
 * recalled, since a date. Not thread-safe.
 */
public final class QueueFeed implements Feed {
  private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"?(\\d+)");

  private final Waybill waybill;
  private final PackUnderTest pack;
  private final Violations violations;
  private final Queue queue;
  private final boolean documents;
  private final boolean transactions;
  private final Map<Long, Cut> kept = new LinkedHashMap<>();
  private @Nullable Session session;
  private @Nullable Batch last;
  private long failures;

  @FunctionalInterface
  private interface Call {
    List<Cut> run() throws SQLException;
  }

  public QueueFeed(
      Waybill waybill, PackUnderTest pack, String queue, boolean documents, Violations violations) {
    this.waybill = waybill;
    this.pack = pack;
    this.violations = violations;
    this.queue = waybill.queue(queue);
    this.documents = documents;
    this.transactions =
        pack.pack().capabilities().contains(dev.waybill.Capability.CALLERS_TRANSACTION);
  }

  @Override
  public String name() {
    return queue.name();
  }

  @Override
  public boolean documents() {
    return documents;
  }

  @Override
  public List<Cut> first() throws SQLException {
    Batch batch = queue.refresh("1970-01-02");
    return brought(batch, true, stored(batch));
  }

  @Override
  public List<Cut> missed() throws SQLException {
    return attempt(() -> upTo(Long.MAX_VALUE));
  }

  @Override
  public List<Cut> next(Random random) throws SQLException {
    Batch before = Objects.requireNonNull(last, "first() comes first");
    return attempt(
        () ->
            switch (random.nextInt(20)) {
              case 0 -> recallFirst(random);
              case 1, 2 -> transactions ? rolledBackFirst() : byJava();
              case 3, 4, 5, 6 -> bySql();
              case 7 -> since(before);
              default -> byJava();
            });
  }

  private List<Cut> attempt(Call call) throws SQLException {
    try {
      return call.run();
    } catch (WaybillException e) {
      forgetSession();
      throw new SQLException(e.getMessage(), e);
    } catch (SQLException e) {
      forgetSession();
      throw e;
    }
  }

  /** It may be broken, or in the middle of a transaction. */
  private void forgetSession() throws SQLException {
    failures++;
    Session failed = session;
    session = null;
    if (failed != null) {
      failed.connection().abort(Runnable::run);
    }
  }

  @Override
  public void close() throws SQLException {
    if (session != null) {
      session.close();
    }
  }

  /** The batches after the last that was brought, below one. */
  private List<Cut> upTo(long end) throws SQLException {
    List<Cut> cuts = new ArrayList<>();
    List<Batch> batches = new ArrayList<>(queue.batches());
    Collections.reverse(batches);
    Batch latest = Objects.requireNonNull(last, "first() comes first");
    for (Batch batch : batches) {
      if (batch.id() > latest.id() && batch.id() < end) {
        cuts.add(remember(batch, batch.kind() != BatchKind.NEXT, stored(batch)));
        latest = batch;
      }
    }
    last = latest;
    return cuts;
  }

  /** Only what was read to the end counts as brought; the rest is missed, and read again. */
  private List<Cut> brought(Batch batch, boolean repeats, Content content) throws SQLException {
    List<Cut> cuts = new ArrayList<>();
    // Where the server was still at a call whose connection broke, its batch lies between.
    if (last != null && batch.id() > last.id() + 1) {
      cuts.addAll(upTo(batch.id()));
    }
    last = batch;
    cuts.add(remember(batch, repeats, content));
    return cuts;
  }

  private List<Cut> byJava() throws SQLException {
    Batch batch = queue.refresh();
    return brought(batch, false, stored(batch));
  }

  private List<Cut> bySql() throws SQLException {
    session().rows(pack.refresh(name()));
    Batch batch = queue.current();
    return brought(batch, false, onView(batch));
  }

  /** Whatever was open at the cut before, or came after it, has committed since. */
  private List<Cut> since(Batch before) throws SQLException {
    Batch batch = queue.refresh(before.until());
    return brought(batch, true, stored(batch));
  }

  private List<Cut> rolledBackFirst() throws SQLException {
    Session caller = session();
    Batch before = queue.current();
    caller.begin();
    caller.rows(pack.refresh(name()));
    List<String> inside = rowOnView();
    caller.rollback();
    List<String> after = rowOnView();
    // Calls cut off before may end meanwhile and change what is on view; ours may never show.
    if (after.equals(inside) || (failures == 0 && !queue.current().equals(before))) {
      violations.add(Rule.NOT_UNDONE, name() + " has " + after + " after a rollback to " + before);
    }
    return byJava();
  }

  private List<Cut> recallFirst(Random random) throws SQLException {
    List<Batch> batches = queue.batches();
    Batch recalled = queue.recall(batches.get(random.nextInt(batches.size())).id());
    Cut cut = kept.get(recalled.id());
    Cut now = cut == null ? null : cut(recalled, cut.repeats(), onView(recalled));
    if (cut != null && !cut.equals(now)) {
      violations.add(Rule.NOT_FROZEN, cut.name() + " differs when it is recalled");
    }
    return byJava();
  }

  private Cut remember(Batch batch, boolean repeats, Content content) {
    Cut cut = cut(batch, repeats, content);
    kept.put(batch.id(), cut);
    kept.remove(batch.id() - 12);
    return cut;
  }

  private Cut cut(Batch batch, boolean repeats, Content content) {
    Set<Key> included = new HashSet<>();
    content.changes.forEach(
        (key, word) -> {
          if (word.equals("included")) {
            included.add(key);
          }
        });
    return new Cut(
        name() + " " + batch.id(),
        repeats,
        content.rows,
        content.deleted,
        included,
        content.changes);
  }

  private static final class Content {
    final Map<Key, State> rows = new HashMap<>();
    final Set<Key> deleted = new HashSet<>();
    final Map<Key, String> changes = new HashMap<>();
  }

  private Content stored(Batch batch) {
    Content content = new Content();
    for (Table table : Table.ALL) {
      try (Rows rows = queue.rows(batch, table.title())) {
        while (rows.next()) {
          int at = table.keyLength();
          Key key = new Key(table, number(rows, 0), at == 1 ? 0 : number(rows, 1));
          State state = new State(number(rows, at), number(rows, at + 1), number(rows, at + 2));
          if (content.rows.put(key, state) != null) {
            violations.add(Rule.REPEATED, name() + " " + batch.id() + " has two rows of " + key);
          }
        }
      }
    }
    try (Rows rows = queue.rows(batch, Batch.DELETED)) {
      while (rows.next()) {
        content.deleted.add(key(text(rows, 0), text(rows, 1)));
      }
    }
    try (Rows rows = queue.rows(batch, "Changes")) {
      while (rows.next()) {
        content.changes.put(key(text(rows, 0), text(rows, 1)), text(rows, 2));
      }
    }
    return content;
  }

  /**
   * What the views show, which is the batch that was just put there.
   *
   * @throws SQLException a call cut off before came between
   */
  private Content onView(Batch batch) throws SQLException {
    Content content = new Content();
    Session reader = session();
    List<String> before = rowOnView();
    for (Table table : Table.ALL) {
      Feed.read(reader.connection(), table, name() + "." + table.title(), content.rows);
    }
    try (Statement statement = reader.connection().createStatement()) {
      try (ResultSet rows =
          statement.executeQuery("select tablename, key from " + name() + ".deleted")) {
        while (rows.next()) {
          content.deleted.add(key(rows.getString(1), rows.getString(2)));
        }
      }
      try (ResultSet rows =
          statement.executeQuery("select tablename, key, change from " + name() + ".changes")) {
        while (rows.next()) {
          content.changes.put(key(rows.getString(1), rows.getString(2)), rows.getString(3));
        }
      }
    }
    boolean held = before.equals(rowOnView()) && before.get(0).startsWith(batch.id() + "|");
    if (!held && failures > 0) {
      throw new SQLException("Another call was still at work on " + name());
    }
    if (!held) {
      violations.add(
          Rule.NOT_FROZEN, name() + " " + batch.id() + " did not stay on view: " + before);
    }
    return content;
  }

  private List<String> rowOnView() throws SQLException {
    return session().rows("select * from " + name() + ".batch");
  }

  private Session session() throws SQLException {
    Session open = session;
    if (open != null && open.connection().isValid(5)) {
      return open;
    }
    if (open != null) {
      open.close();
    }
    open = new Session(waybill.connect());
    session = open;
    return open;
  }

  private static long number(Rows rows, int column) {
    return ((Number) Objects.requireNonNull(rows.value(column))).longValue();
  }

  private static String text(Rows rows, int column) {
    return String.valueOf(rows.value(column));
  }

  private static Key key(String table, String json) {
    long id = 0;
    long line = 0;
    Matcher member = MEMBER.matcher(json);
    while (member.find()) {
      long value = Long.parseLong(member.group(2));
      if (member.group(1).equalsIgnoreCase("line")) {
        line = value;
      } else {
        id = value;
      }
    }
    return new Key(Table.titled(table), id, line);
  }
}
