package dev.waybill.sync.internal.exigo;

import dev.waybill.load.TargetTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the column of a target table that takes a field. Columns are configurable at the vendor, so
 * that the table decides: what it lacks is left out. Not thread-safe.
 */
final class FindFields {
  /** Days, not moments. */
  private static final Set<String> DAYS = Set.of("birthdate");

  private final ApiTable api;
  private final TargetTable target;
  private final Map<String, Map<String, Object>> names;
  private final Map<String, Optional<Field>> found = new HashMap<>();

  FindFields(ApiTable api, TargetTable target, ExigoSettings.Spelling spelling) {
    this.api = api;
    this.target = target;
    this.names = new HashMap<>(api.names());
    spelling
        .numbers()
        .forEach(
            (column, numbers) ->
                names.merge(
                    column,
                    numbers,
                    (known, own) -> {
                      Map<String, Object> both = new HashMap<>(known);
                      both.putAll(own);
                      return both;
                    }));
  }

  ApiTable api() {
    return api;
  }

  TargetTable target() {
    return target;
  }

  /** The column that takes a field, if the table has it. */
  Optional<Field> field(String name) {
    Optional<Field> known = found.get(name);
    if (known == null) {
      known = find(name);
      found.put(name, known);
    }
    return known;
  }

  private Optional<Field> find(String name) {
    String column = api.renamed().getOrDefault(name.toLowerCase(Locale.ROOT), name);
    return target.column(column).map(this::field);
  }

  private Field field(TargetTable.Column column) {
    Set<String> enumerations = new HashSet<>(names.keySet());
    String model =
        enumerations.stream()
            .filter(name -> name.equalsIgnoreCase(column.name()))
            .findFirst()
            .orElse("");
    return new Field(
        target.columns().indexOf(column),
        column,
        names.getOrDefault(model, Map.of()),
        !model.isEmpty(),
        DAYS.contains(column.name().toLowerCase(Locale.ROOT)));
  }
}
