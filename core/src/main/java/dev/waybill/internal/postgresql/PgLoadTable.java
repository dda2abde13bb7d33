package dev.waybill.internal.postgresql;

import dev.waybill.internal.Compared;
import dev.waybill.internal.FittedRow;
import dev.waybill.internal.FittedWhole;
import dev.waybill.internal.LoadTable;
import dev.waybill.internal.RowKey;
import dev.waybill.internal.SqlTemplates;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table with the columns of a page. Rows are compared here, byte by byte, with what COPY fetches
 * by their keys: what is equal is never sent. What is absent goes by COPY into the table itself;
 * only what may differ is staged, for the server to decide. Not thread-safe.
 */
final class PgLoadTable implements LoadTable {
  private static final SqlTemplates FILES = Sql.FILES;

  private final PgLoadSession session;
  private final PgTarget target;
  private final List<PgColumn> key;

  /** The key's columns first. */
  private final List<PgColumn> columns;

  /** Where they are in a row of the page. */
  private final int[] places;

  private final Wire[] wires;

  private final Map<String, Object> values = new HashMap<>();
  private int bytesPerRow = 256;

  PgLoadTable(PgLoadSession session, PgTarget target, List<PgColumn> ofPage) {
    this.session = session;
    this.target = target;
    this.key = target.key();
    columns = new ArrayList<>(key);
    ofPage.stream().filter(column -> !key.contains(column)).forEach(columns::add);
    places = columns.stream().mapToInt(ofPage::indexOf).toArray();
    wires = columns.stream().map(PgColumn::wire).toArray(Wire[]::new);
    values.put("plainName", target.name().toString().replaceAll("\\R", " "));
    values.put("table", target.sqlName());
    values.put("columns", list(columns, column -> column.readFrom("t")));
    values.put("rowKey", list(key, column -> "t." + column.name()));
    values.put("keyNames", names(key.size()));
    values.put("keyIsK", equal(key, i -> "k.k" + (i + 1)));
    values.put("keyIsS", equal(key, i -> key.get(i).staged()));
  }

  private static String list(List<PgColumn> of, Function<PgColumn, String> written) {
    return of.stream().map(written).collect(Collectors.joining(", "));
  }

  private static String names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "k" + i).collect(Collectors.joining(", "));
  }

  private static String equal(List<PgColumn> of, IntFunction<String> right) {
    return IntStream.range(0, of.size())
        .mapToObj(
            i ->
                "t."
                    + of.get(i).name()
                    + " operator("
                    + of.get(i).equality()
                    + ") "
                    + right.apply(i))
        .collect(Collectors.joining(" and "));
  }

  List<PgColumn> key() {
    return key;
  }

  /** Which field dates a change; -1 for none. */
  int modified() {
    String modified = target.table().modified();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).column().name().equals(modified)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Compared compare(List<FittedRow> rows, FittedWhole whole) throws SQLException {
    EncodeTuples tuples = new EncodeTuples(rows.size(), rows.size() * bytesPerRow);
    PgCompared compared = new PgCompared(this, rows.size(), tuples);
    // The server looks for the rows while they are encoded here.
    if (covers(rows, whole)) {
      compared.byParents(session.copy().fetch(under(whole), () -> encode(rows, tuples)));
      return compared;
    }
    if (!rows.isEmpty()) {
      String lookup = lookup(rows.stream().map(FittedRow::key).toList());
      compared.byKeys(session.copy().fetch(lookup, () -> encode(rows, tuples)));
    }
    if (!whole.isEmpty()) {
      compared.byParents(session.copy().fetch(under(whole)));
    }
    return compared;
  }

  private void encode(List<FittedRow> rows, EncodeTuples tuples) {
    for (FittedRow row : rows) {
      tuples.begin(wires.length);
      for (int i = 0; i < wires.length; i++) {
        tuples.field(wires[i], row.value(places[i]));
      }
    }
    if (!rows.isEmpty()) {
      bytesPerRow = tuples.size() / rows.size() + 16;
    }
  }

  /** Whether the rows of the parents are all that the rows can be compared with. */
  private boolean covers(List<FittedRow> rows, FittedWhole whole) {
    if (whole.isEmpty() || key.stream().anyMatch(c -> !c.wire().isExact(c.column().length()))) {
      return false;
    }
    int[] pointers = new int[whole.columns().size()];
    for (int i = 0; i < pointers.length; i++) {
      PgColumn pointer = target.column(whole.columns().get(i));
      pointers[i] = key.indexOf(pointer);
      if (pointers[i] < 0) {
        return false;
      }
    }
    Set<RowKey> parents = new HashSet<>(whole.parents());
    RowKey before = null;
    for (FittedRow row : rows) {
      RowKey key = row.key();
      if (!samePart(before, key, pointers) && !parents.contains(part(key, pointers))) {
        return false;
      }
      before = key;
    }
    return true;
  }

  private static boolean samePart(@Nullable RowKey one, RowKey other, int[] places) {
    if (one == null) {
      return false;
    }
    for (int place : places) {
      if (!one.value(place).equals(other.value(place))) {
        return false;
      }
    }
    return true;
  }

  private static RowKey part(RowKey of, int[] places) {
    Object[] values = new Object[places.length];
    for (int i = 0; i < places.length; i++) {
      values[i] = of.value(places[i]);
    }
    return RowKey.of(values);
  }

  private String lookup(List<RowKey> keys) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("keyArrays", KeyArrays.literals(keys, key));
    return FILES.render("load_lookup", all);
  }

  private String under(FittedWhole whole) throws SQLException {
    List<PgColumn> pointers = whole.columns().stream().map(target::column).toList();
    Map<String, Object> all = new HashMap<>(values);
    all.put("indexed", session.hasIndex(target, whole.columns()));
    all.put("keyArrays", KeyArrays.literals(whole.parents(), pointers));
    all.put("keyNames", names(pointers.size()));
    all.put("keyIsK", equal(pointers, i -> "k.k" + (i + 1)));
    all.put("rowKey", list(pointers, column -> "t." + column.name()));
    return FILES.render("load_under", all);
  }

  /** Where a type cannot be sent to the table itself, by way of the stage. */
  void insert(EncodeTuples tuples, int count, IntPredicate chosen) throws SQLException {
    Map<String, Object> all = new HashMap<>(values);
    all.put("columns", list(columns, PgColumn::name));
    if (columns.stream().noneMatch(column -> column.wire() == Wire.CONVERTED)) {
      all.put("into", target.sqlName());
      session.copy().send(FILES.render("load_copy", all), tuples, count, chosen);
      return;
    }
    all.put("stage", session.stage(target).fill(columns, tuples, count, chosen));
    all.put("values", list(columns, PgColumn::staged));
    Sql.run(session.connection(), FILES.render("load_insert", all));
  }

  int update(EncodeTuples tuples, int count, IntPredicate chosen) throws SQLException {
    List<PgColumn> rest = columns.subList(key.size(), columns.size());
    if (rest.isEmpty()) {
      return 0;
    }
    Map<String, Object> all = new HashMap<>(values);
    all.put("stage", session.stage(target).fill(columns, tuples, count, chosen));
    all.put("sets", list(rest, column -> column.name() + " = " + column.staged()));
    all.put("differs", rest.stream().map(PgColumn::differs).collect(Collectors.joining(" or ")));
    int modified = modified();
    all.put("modified", modified < 0 ? false : Map.of("column", columns.get(modified).name()));
    return run("load_update", all, List.of());
  }

  @Override
  public long delete(List<RowKey> keys) throws SQLException {
    Map<String, Object> all = new HashMap<>(values);
    all.put("keyArrays", KeyArrays.parameters(key));
    return run("load_delete", all, KeyArrays.of(keys, key.size()));
  }

  private int run(String file, Map<String, Object> all, List<String> parameters)
      throws SQLException {
    try (PreparedStatement statement =
        session.connection().prepareStatement(FILES.render(file, all))) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      return statement.executeUpdate();
    }
  }

  @Override
  public Set<RowKey> present(List<RowKey> keys) throws SQLException {
    Map<String, Object> all = new HashMap<>(values);
    all.put("keyArrays", KeyArrays.parameters(key));
    List<String> arrays = KeyArrays.of(keys, key.size());
    Set<RowKey> present = new HashSet<>();
    try (PreparedStatement statement =
        session.connection().prepareStatement(FILES.render("load_present", all))) {
      for (int i = 0; i < arrays.size(); i++) {
        statement.setString(i + 1, arrays.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          present.add(keys.get(rows.getInt(1) - 1));
        }
      }
    }
    return present;
  }
}
