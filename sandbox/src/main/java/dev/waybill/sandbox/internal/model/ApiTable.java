package dev.waybill.sandbox.internal.model;

import dev.waybill.spi.BuiltInModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of the built-in model, and the fields by which the API shows it. Immutable. */
public final class ApiTable {
  private final String name;
  private final List<BuiltInModel.Column> columns;
  private final List<ApiField> fields;
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, ApiField> byName = new HashMap<>();
  private final Map<String, String> columnTypes = new HashMap<>();

  private ApiTable(String name, List<BuiltInModel.Column> columns, List<Spec> specs) {
    this.name = name;
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i).name(), i);
      columnTypes.put(columns.get(i).name(), columns.get(i).baseType());
    }
    this.fields = specs.stream().map(this::field).toList();
    for (ApiField field : fields) {
      byName.put(field.named().getValue().toLowerCase(Locale.ROOT), field);
      byName.put(field.numbered().getValue().toLowerCase(Locale.ROOT), field);
    }
  }

  private ApiField field(Spec spec) {
    int place = spec.column() == null ? ApiField.NONE : column(spec.column());
    if (!spec.names().isEmpty()) {
      return new ApiField(
          ApiField.of(spec.name(), place, ApiField.Kind.VALUE).named(),
          ApiField.of(spec.numbered(), place, ApiField.Kind.VALUE).named(),
          place,
          spec.described() ? ApiField.Kind.DESCRIPTION : ApiField.Kind.ENUMERATION,
          spec.names());
    }
    boolean date = spec.column() != null && "datetime".equals(columnTypes.get(spec.column()));
    return ApiField.of(spec.name(), place, date ? ApiField.Kind.DATE : ApiField.Kind.VALUE);
  }

  /** A field that is still to find its column. */
  private record Spec(
      String name,
      String numbered,
      @Nullable String column,
      List<String> names,
      boolean described) {}

  public String name() {
    return name;
  }

  public List<ApiField> fields() {
    return fields;
  }

  int width() {
    return columns.size();
  }

  /** The place of a column, which is there. */
  public int column(String column) {
    Integer place = places.get(column);
    if (place == null) {
      throw new IllegalArgumentException("no column " + column + " in " + name);
    }
    return place;
  }

  public String columnName(int place) {
    return columns.get(place).name();
  }

  /** The T-SQL type of a column, without its length. */
  public String type(int place) {
    return columns.get(place).baseType();
  }

  /** The field of this name, in whatever case and of either spelling. */
  public @Nullable ApiField field(String json) {
    return byName.get(json.toLowerCase(Locale.ROOT));
  }

  /** Puts together how the API shows a table. */
  static final class Builder {
    private final BuiltInModel.Table table;
    private final List<Spec> specs = new ArrayList<>();

    Builder(BuiltInModel model, String name) {
      this.table =
          model.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    /** A field under a name of its own. */
    Builder field(String name, String column) {
      specs.add(new Spec(name, name, column, List.of(), false));
      return this;
    }

    /** A field that is always null. */
    Builder absent(String name) {
      specs.add(new Spec(name, name, null, List.of(), false));
      return this;
    }

    Builder enumeration(String name, String numbered, String column, List<String> names) {
      specs.add(new Spec(name, numbered, column, names, false));
      return this;
    }

    Builder description(String name, String column, List<String> names) {
      specs.add(new Spec(name, name, column, names, true));
      return this;
    }

    /** All columns that no field shows yet, under their own names, but for some. */
    Builder rest(Set<String> but) {
      Set<String> shown = new HashSet<>(but);
      specs.stream().map(Spec::column).forEach(shown::add);
      for (BuiltInModel.Column column : table.columns()) {
        if (!shown.contains(column.name())) {
          field(CamelCase.of(column.name()), column.name());
        }
      }
      return this;
    }

    ApiTable build() {
      return new ApiTable(table.name(), table.columns(), specs);
    }
  }
}
