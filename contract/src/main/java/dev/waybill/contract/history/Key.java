package dev.waybill.contract.history;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row's key; {@code line} is zero but for parts.
 *
 * @param table the row's table
 * @param id of the row; for a part that of what it is a part of
 * @param line of a part, within its whole
 */
public record Key(Table table, long id, long line) {
  /** A table of rows that have a value, a version that grows, and the stamp of their last write. */
  public static final class Table {
    public static final Table ACCOUNTS = new Table("accounts", "id", Role.BALANCE);
    public static final Table ORDERS = new Table("orders", "orderid", Role.WHOLE);
    public static final Table LINES = partOf(ORDERS, "lines", "orderid, line");

    /** Those of the history's own workload. */
    public static final List<Table> ALL = List.of(ACCOUNTS, ORDERS, LINES);

    /** What the values of a table's rows tell. */
    public enum Role {
      /** The values of all rows make one sum, always. */
      BALANCE,
      /** A row's value is the sum of those of its parts. */
      WHOLE,
      /** A part of the row whose {@link Key#id} it has. */
      PART,
      /** Nothing. */
      OTHER
    }

    private final String title;
    private final String key;
    private final int keyLength;
    private final Role role;
    private final @Nullable Table whole;

    /** A table whose rows are no parts. */
    public Table(String title, String key, Role role) {
      this(title, key, role, null);
    }

    private Table(String title, String key, Role role, @Nullable Table whole) {
      this.title = title;
      this.key = key;
      this.keyLength = key.split(", ", -1).length;
      this.role = role;
      this.whole = whole;
    }

    /** A table of another one's parts. */
    public static Table partOf(Table whole, String title, String key) {
      return new Table(title, key, Role.PART, whole);
    }

    /** The one of the history's own of this title, whatever its case. */
    static Table titled(String title) {
      return ALL.stream().filter(t -> t.title.equalsIgnoreCase(title)).findFirst().orElseThrow();
    }

    public String title() {
      return title;
    }

    public Role role() {
      return role;
    }

    /** The columns of its key, as a list in SQL. */
    public String key() {
      return key;
    }

    /** A condition with a parameter for each column of the key. */
    public String byKey() {
      return key.replace(", ", " = ? and ") + " = ?";
    }

    public int keyLength() {
      return keyLength;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  public static Key account(long id) {
    return new Key(Table.ACCOUNTS, id, 0);
  }

  public static Key order(long id) {
    return new Key(Table.ORDERS, id, 0);
  }

  public static Key line(long order, long line) {
    return new Key(Table.LINES, order, line);
  }

  /** The key of the row that this one is a part of. */
  Key whole() {
    return new Key(Objects.requireNonNull(table.whole), id, 0);
  }

  /** The key's values as parameters. */
  Object[] values() {
    return table.keyLength() == 1 ? new Object[] {id} : new Object[] {id, line};
  }
}
