package dev.waybill;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One table to track, as the user writes it. What is left out is read from the database.
 *
 * @param name schema and table, such as {@code public.orders}; parts that are no plain identifiers
 *     in double quotes
 * @param modified the column that dates a change; null for none
 * @param parent the table whose document this one is a part of, where no foreign key says so or
 *     several do; null to take the foreign key that shares the table's own key, if one does
 * @param refers tables a document brings along, beside those of the built-in model
 * @param key the key's columns, where the table has no primary key; they must be unique and not
 *     null
 * @param as the frozen view's name, where two tables share theirs; null for the table's own
 * @param exclude columns that must not be frozen
 */
public record TableSettings(
    String name,
    @Nullable String modified,
    @Nullable Link parent,
    List<Link> refers,
    List<String> key,
    @Nullable String as,
    List<String> exclude) {

  /**
   * A pointer to another table's key.
   *
   * @param table the table pointed at
   * @param columns the columns of this table that hold the other's key; empty to take them from a
   *     foreign key
   */
  public record Link(String table, List<String> columns) {
    public Link {
      Objects.requireNonNull(table);
      columns = List.copyOf(columns);
    }

    /** A link whose columns a foreign key names. */
    public static Link to(String table) {
      return new Link(table, List.of());
    }
  }

  public TableSettings {
    Objects.requireNonNull(name);
    refers = List.copyOf(refers);
    key = List.copyOf(key);
    exclude = List.copyOf(exclude);
  }

  /** A table of which everything is read from the database. */
  public static TableSettings named(String name) {
    return new TableSettings(name, null, null, List.of(), List.of(), null, List.of());
  }

  public TableSettings withModified(String column) {
    return new TableSettings(name, column, parent, refers, key, as, exclude);
  }

  public TableSettings withParent(Link link) {
    return new TableSettings(name, modified, link, refers, key, as, exclude);
  }

  public TableSettings withRefers(Link... links) {
    return new TableSettings(name, modified, parent, List.of(links), key, as, exclude);
  }

  public TableSettings withKey(String... columns) {
    return new TableSettings(name, modified, parent, refers, List.of(columns), as, exclude);
  }

  public TableSettings withAs(String frozenName) {
    return new TableSettings(name, modified, parent, refers, key, frozenName, exclude);
  }

  public TableSettings withExclude(String... columns) {
    return new TableSettings(name, modified, parent, refers, key, as, List.of(columns));
  }
}
