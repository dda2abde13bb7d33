package dev.waybill.contract.history;

/**
 * A row's key; {@code line} is zero but for lines.
 *
 * @param table the row's table
 * @param id of the account or order
 * @param line within its order
 */
public record Key(Table table, long id, long line) {
  /** The three tables; each has a value, a version that grows, and the stamp of its last write. */
  public enum Table {
    ACCOUNTS("accounts", "id", 1),
    ORDERS("orders", "orderid", 1),
    LINES("lines", "orderid, line", 2);

    private final String title;
    private final String key;
    private final int keyLength;

    Table(String title, String key, int keyLength) {
      this.title = title;
      this.key = key;
      this.keyLength = keyLength;
    }

    public String title() {
      return title;
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

  /** The key's values as parameters. */
  Object[] values() {
    return table.keyLength() == 1 ? new Object[] {id} : new Object[] {id, line};
  }
}
