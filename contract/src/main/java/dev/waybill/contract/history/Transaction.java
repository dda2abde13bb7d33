package dev.waybill.contract.history;

import dev.waybill.contract.Session;
import dev.waybill.contract.history.Key.Table;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * One random transaction. Whatever it does, all balances keep their sum and every order's total is
 * the sum of its lines, so that these hold at every instant between transactions.
 */
final class Transaction {
  /** Beyond these the random choice prefers to delete. */
  private static final int MANY_ORDERS = 150;

  private static final int MANY_ACCOUNTS = 400;

  private final Session session;
  private final Ledger ledger;
  private final Random random;
  private final BulkInsert bulk;
  private Map<Key, Effect> effects = new LinkedHashMap<>();
  private List<Long> stamps = new ArrayList<>();

  Transaction(Session session, Ledger ledger, Random random, BulkInsert bulk) {
    this.session = session;
    this.ledger = ledger;
    this.random = random;
    this.bulk = bulk;
  }

  Map<Key, Effect> effects() {
    return effects;
  }

  List<Long> stamps() {
    return stamps;
  }

  /** Does one thing, or some things in a savepoint. */
  void act() throws SQLException {
    if (random.nextInt(6) == 0) {
      inSavepoint();
    } else {
      step();
    }
  }

  private void inSavepoint() throws SQLException {
    Map<Key, Effect> effectsBefore = new LinkedHashMap<>(effects);
    List<Long> stampsBefore = new ArrayList<>(stamps);
    Savepoint savepoint = session.connection().setSavepoint();
    int steps = random.nextInt(1, 3);
    for (int i = 0; i < steps; i++) {
      act();
    }
    if (random.nextBoolean()) {
      session.connection().rollback(savepoint);
      effects = effectsBefore;
      stamps = stampsBefore;
    } else {
      session.connection().releaseSavepoint(savepoint);
    }
  }

  private void step() throws SQLException {
    if (ledger.liveOrders() > MANY_ORDERS && random.nextInt(3) == 0) {
      deleteOrder();
      return;
    }
    if (ledger.liveAccounts() > MANY_ACCOUNTS && random.nextInt(3) == 0) {
      deleteEmptyAccounts();
      return;
    }
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3 -> transfer();
      case 4 -> openAccount();
      case 5 -> closeAccount();
      case 6 -> renumberAccount();
      case 7 -> reopenAccount();
      case 8, 9, 10 -> placeOrder();
      case 11, 12 -> changeLine();
      case 13 -> addLine();
      case 14 -> deleteLine();
      case 15 -> deleteOrder();
      case 16 -> renumberOrder();
      case 17 -> moveLine();
      case 18 -> touchManyAccounts();
      default -> {
        if (random.nextInt(4) == 0) {
          openManyAccounts();
        } else {
          transfer();
        }
      }
    }
  }

  private void transfer() throws SQLException {
    Long one = ledger.any(Table.ACCOUNTS, random);
    Long other = ledger.any(Table.ACCOUNTS, random);
    if (one == null || other == null || one.equals(other)) {
      return;
    }
    // In the order of keys, so that writers seldom lock each other out.
    Key first = Key.account(Math.min(one, other));
    Key second = Key.account(Math.max(one, other));
    long amount = random.nextLong(1, 100);
    if (read(first) != null && read(second) != null && change(first, -amount)) {
      if (!change(second, amount)) {
        change(first, amount);
      }
    }
  }

  private void openAccount() throws SQLException {
    insert(Key.account(ledger.freshKey()), 0, 1);
  }

  private void openManyAccounts() throws SQLException {
    Map<Key, State> rows = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      rows.put(Key.account(ledger.freshKey()), new State(0, 1, stamp()));
    }
    bulk.insert(session, rows);
    rows.forEach((key, state) -> effects.put(key, new Effect(key, state)));
  }

  private void closeAccount() throws SQLException {
    Long id = ledger.any(Table.ACCOUNTS, random);
    // The first account is never closed: it takes the balances of the others.
    if (id == null || id == Workload.FIRST_ACCOUNT) {
      return;
    }
    Key key = Key.account(id);
    if (!change(Key.account(Workload.FIRST_ACCOUNT), 0)) {
      return;
    }
    State state = lock(key);
    if (state != null) {
      change(Key.account(Workload.FIRST_ACCOUNT), state.value());
      delete(key);
    }
  }

  private void deleteEmptyAccounts() throws SQLException {
    List<String> empty =
        session.rows(
            "select id from hist.accounts where value_ = 0 and id <> ? for update",
            Workload.FIRST_ACCOUNT);
    for (int i = 0; i < empty.size() && i < 80; i++) {
      delete(Key.account(Long.parseLong(empty.get(i))));
    }
  }

  private void renumberAccount() throws SQLException {
    Long id = ledger.any(Table.ACCOUNTS, random);
    if (id != null && id != Workload.FIRST_ACCOUNT) {
      renumber(Key.account(id), Key.account(ledger.freshKey()));
    }
  }

  /** Deleted and inserted with the same key in one transaction. */
  private void reopenAccount() throws SQLException {
    Long id = ledger.any(Table.ACCOUNTS, random);
    if (id == null || id == Workload.FIRST_ACCOUNT) {
      return;
    }
    Key key = Key.account(id);
    State state = lock(key);
    if (state != null && delete(key)) {
      insert(key, state.value(), state.version() + 1);
    }
  }

  private void touchManyAccounts() throws SQLException {
    Long id = ledger.any(Table.ACCOUNTS, random);
    if (id == null) {
      return;
    }
    long stamp = stamp();
    session.run(
        "update hist.accounts set version = version + 1, stamp = ? where id between ? and ?",
        stamp,
        id,
        id + 40);
    Map<Key, State> changed = new LinkedHashMap<>();
    Feed.read(
        session.connection(), Table.ACCOUNTS, "hist.accounts where stamp = " + stamp, changed);
    changed.forEach((key, state) -> effects.put(key, new Effect(key, state)));
  }

  private void placeOrder() throws SQLException {
    long order = ledger.freshKey();
    int lines = random.nextInt(1, 5);
    long total = 0;
    boolean orderFirst = random.nextBoolean();
    if (orderFirst) {
      insert(Key.order(order), 0, 1);
    }
    for (int line = 1; line <= lines; line++) {
      long amount = random.nextLong(1, 1000);
      insert(Key.line(order, line), amount, 1);
      total += amount;
    }
    if (orderFirst) {
      change(Key.order(order), total);
    } else {
      insert(Key.order(order), total, 1);
    }
  }

  private void changeLine() throws SQLException {
    Key order = lockedOrder();
    Key line = order == null ? null : anyLine(order);
    if (order != null && line != null) {
      long amount = random.nextLong(-50, 50);
      change(line, amount);
      change(order, amount);
    }
  }

  private void addLine() throws SQLException {
    Key order = lockedOrder();
    if (order != null) {
      long amount = random.nextLong(1, 1000);
      // Fresh, since numbers of lines must not come again either.
      insert(Key.line(order.id(), ledger.freshKey()), amount, 1);
      change(order, amount);
    }
  }

  private void deleteLine() throws SQLException {
    Key order = lockedOrder();
    Key line = order == null ? null : anyLine(order);
    State state = line == null ? null : read(line);
    if (order != null && line != null && state != null && delete(line)) {
      change(order, -state.value());
    }
  }

  private void deleteOrder() throws SQLException {
    Key order = lockedOrder();
    if (order != null) {
      for (Key line : lines(order)) {
        delete(line);
      }
      delete(order);
    }
  }

  private void renumberOrder() throws SQLException {
    Key order = lockedOrder();
    if (order != null) {
      Key fresh = Key.order(ledger.freshKey());
      for (Key line : lines(order)) {
        renumber(line, Key.line(fresh.id(), line.line()));
      }
      renumber(order, fresh);
    }
  }

  private void moveLine() throws SQLException {
    Key from = lockedOrder();
    Key to = from == null ? null : lockedOrder();
    if (from == null || to == null || from.equals(to)) {
      return;
    }
    Key line = anyLine(from);
    State state = line == null ? null : read(line);
    if (line != null && state != null) {
      renumber(line, Key.line(to.id(), ledger.freshKey()));
      change(from, -state.value());
      change(to, state.value());
    }
  }

  /** An order that this transaction may change, since every change of a line writes its order. */
  private @Nullable Key lockedOrder() throws SQLException {
    Long id = ledger.any(Table.ORDERS, random);
    return id != null && change(Key.order(id), 0) ? Key.order(id) : null;
  }

  private @Nullable Key anyLine(Key order) throws SQLException {
    List<Key> lines = lines(order);
    return lines.isEmpty() ? null : lines.get(random.nextInt(lines.size()));
  }

  private List<Key> lines(Key order) throws SQLException {
    return session
        .rows("select line from hist.lines where orderid = ? order by line", order.id())
        .stream()
        .map(line -> Key.line(order.id(), Long.parseLong(line)))
        .toList();
  }

  private long stamp() {
    long stamp = ledger.nextStamp();
    stamps.add(stamp);
    return stamp;
  }

  private void insert(Key key, long value, long version) throws SQLException {
    State state = new State(value, version, stamp());
    String marks = key.table().keyLength() == 1 ? "?" : "?, ?";
    session.run(
        "insert into hist." + key.table().title() + " values (" + marks + ", ?, ?, ?)",
        with(key.values(), state.value(), state.version(), state.stamp()));
    effects.put(key, new Effect(key, state));
  }

  private boolean change(Key key, long by) throws SQLException {
    int rows =
        session.run(
            "update hist."
                + key.table().title()
                + " set value_ = value_ + ?, version = version + 1, stamp = ? where "
                + key.table().byKey(),
            before(key.values(), by, stamp()));
    return rows > 0 && remember(key);
  }

  private void renumber(Key from, Key to) throws SQLException {
    String set = from.table().key().replace(", ", " = ?, ") + " = ?";
    int rows =
        session.run(
            "update hist."
                + from.table().title()
                + " set "
                + set
                + ", version = version + 1, stamp = ? where "
                + from.table().byKey(),
            before(from.values(), with(to.values(), stamp())));
    if (rows > 0) {
      effects.put(from, new Effect(from, null));
      remember(to);
    }
  }

  private boolean delete(Key key) throws SQLException {
    int rows =
        session.run(
            "delete from hist." + key.table().title() + " where " + key.table().byKey(),
            key.values());
    if (rows > 0) {
      effects.put(key, new Effect(key, null));
    }
    return rows > 0;
  }

  private boolean remember(Key key) throws SQLException {
    State state = read(key);
    if (state != null) {
      effects.put(key, new Effect(key, state));
    }
    return state != null;
  }

  private @Nullable State lock(Key key) throws SQLException {
    return change(key, 0) ? read(key) : null;
  }

  private @Nullable State read(Key key) throws SQLException {
    List<String> rows =
        session.rows(
            "select value_, version, stamp from hist."
                + key.table().title()
                + " where "
                + key.table().byKey(),
            key.values());
    if (rows.isEmpty()) {
      return null;
    }
    String[] parts = rows.get(0).split("\\|", -1);
    return new State(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  private static Object[] with(Object[] values, Object... more) {
    return before(more, values);
  }

  private static Object[] before(Object[] values, Object... first) {
    Object[] all = new Object[first.length + values.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(values, 0, all, first.length, values.length);
    return all;
  }
}
