package dev.waybill.sync.internal.jdbc;

import dev.waybill.sync.internal.jdbc.Query.Condition;
import dev.waybill.sync.internal.jdbc.Query.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes queries on one table for one kind of database. Stateless. */
final class BuildQuery {
  private final Dialect dialect;
  private final DbTable table;

  BuildQuery(Dialect dialect, DbTable table) {
    this.dialect = dialect;
    this.table = table;
  }

  /** The first rows in the order of some columns. */
  Query page(List<DbColumn> columns, List<Condition> conditions, List<DbColumn> order, int rows) {
    Map<String, Object> variables = variables(columns, conditions);
    variables.put("order", list(order));
    variables.put("limit", SourceSql.render(dialect.file("limit"), Map.of("rows", rows)));
    return query("page", variables, conditions);
  }

  /** All rows. */
  Query found(List<DbColumn> columns, List<Condition> conditions) {
    return query("found", variables(columns, conditions), conditions);
  }

  Query count(List<Condition> conditions) {
    return query("count", variables(List.of(), conditions), conditions);
  }

  Query newest(DbColumn modified, List<Condition> conditions) {
    Map<String, Object> variables = variables(List.of(), conditions);
    variables.put("modified", modified.quoted());
    return query("newest", variables, conditions);
  }

  private static Query query(String file, Map<String, ?> variables, List<Condition> conditions) {
    List<Parameter> parameters = new ArrayList<>();
    conditions.forEach(condition -> parameters.addAll(condition.parameters()));
    return new Query(SourceSql.render(file, variables), parameters);
  }

  private Map<String, Object> variables(List<DbColumn> columns, List<Condition> conditions) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("columns", list(columns));
    variables.put("table", table.quoted());
    variables.put("conditions", conditions);
    return variables;
  }

  private static String list(List<DbColumn> columns) {
    return String.join(", ", columns.stream().map(DbColumn::quoted).toList());
  }

  /** Rows that come after values in the order of columns. */
  Condition after(List<DbColumn> columns, List<?> values) {
    List<Parameter> parameters = new ArrayList<>();
    if (columns.size() > 1 && dialect.order() == Dialect.Order.ROWS) {
      for (int i = 0; i < columns.size(); i++) {
        parameters.add(new Parameter(columns.get(i), values.get(i)));
      }
      String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
      return new Condition("(" + list(columns) + ") > (" + marks + ")", parameters);
    }
    String text = greater(columns, values, 0, parameters);
    if (columns.size() > 1) {
      // The same again for the first column alone, by which an index finds the beginning.
      parameters.add(0, new Parameter(columns.get(0), values.get(0)));
      text = columns.get(0).quoted() + " >= ? and (" + text + ")";
    }
    return new Condition(text, parameters);
  }

  private static String greater(
      List<DbColumn> columns, List<?> values, int at, List<Parameter> parameters) {
    String column = columns.get(at).quoted();
    Parameter parameter = new Parameter(columns.get(at), values.get(at));
    parameters.add(parameter);
    if (at == columns.size() - 1) {
      return column + " > ?";
    }
    parameters.add(parameter);
    String rest = greater(columns, values, at + 1, parameters);
    return column + " > ? or " + column + " = ? and (" + rest + ")";
  }

  static Condition compared(DbColumn column, String operator, Object value) {
    return new Condition(
        column.quoted() + " " + operator + " ?", List.of(new Parameter(column, value)));
  }

  /**
   * Rows with any of some keys, and, where a key has several columns, some more: those whose values
   * are each in some key. So every database finds them by its index.
   */
  static List<Condition> among(List<DbColumn> key, List<List<Object>> keys) {
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      DbColumn column = key.get(i);
      Set<Object> values = new LinkedHashSet<>();
      for (List<Object> one : keys) {
        values.add(one.get(i));
      }
      List<Parameter> parameters = new ArrayList<>();
      values.forEach(value -> parameters.add(new Parameter(column, value)));
      conditions.add(
          new Condition(
              column.quoted()
                  + " in ("
                  + String.join(", ", Collections.nCopies(values.size(), "?"))
                  + ")",
              parameters));
    }
    return conditions;
  }

  /** Keys in groups small enough for one statement of any database. */
  static List<List<List<Object>>> groups(List<List<Object>> keys, int parameters) {
    List<List<List<Object>>> groups = new ArrayList<>();
    List<List<Object>> group = new ArrayList<>();
    Set<Object> distinct = new LinkedHashSet<>();
    for (List<Object> key : keys) {
      for (int i = 0; i < key.size(); i++) {
        distinct.add(List.of(i, key.get(i)));
      }
      if (distinct.size() > parameters && !group.isEmpty()) {
        groups.add(group);
        group = new ArrayList<>();
        distinct.clear();
        for (int i = 0; i < key.size(); i++) {
          distinct.add(List.of(i, key.get(i)));
        }
      }
      group.add(key);
    }
    if (!group.isEmpty()) {
      groups.add(group);
    }
    return groups;
  }
}
