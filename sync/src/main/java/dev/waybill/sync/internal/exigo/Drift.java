package dev.waybill.sync.internal.exigo;

import dev.waybill.load.NewColumn;
import dev.waybill.load.TargetTable.Kind;
import dev.waybill.spi.BuiltInModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fields that neither the table nor the model knows, by name; no value is kept. Thread-safe.
 *
 * <p>A column of the model that the table lacks is not among them: somebody left it out. Neither is
 * what may be a secret: no command is to take that in unasked. Fields of accounts are never told.
 */
final class Drift {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d.*");
  private static final Pattern SECRET =
      Pattern.compile("token|password|cvc|cvv|ssn|taxid|license|iban", Pattern.CASE_INSENSITIVE);

  private final Set<String> model = new HashSet<>();
  private final Set<String> ignore;
  private final Map<String, Map<String, Kind>> met = new LinkedHashMap<>();

  Drift(Set<String> ignore) {
    this.ignore = ignore;
    for (BuiltInModel.Table table : BuiltInModel.load().tables()) {
      for (BuiltInModel.Column column : table.columns()) {
        model.add(known(table.name(), column.name()));
      }
    }
  }

  private static String known(String table, String column) {
    return table + "." + column.toLowerCase(Locale.ROOT);
  }

  /** A field that no column of the table takes. */
  synchronized void met(FindFields fields, String name, @Nullable Object value) {
    ApiTable api = fields.api();
    String small = name.toLowerCase(Locale.ROOT);
    if (value == null
        || value instanceof Map
        || value instanceof List
        || api.other().contains(small)
        || api.renamed().containsKey(small)
        || ignore.contains(small)
        || model.contains(known(api.name(), name))
        || SECRET.matcher(name).find()) {
      return;
    }
    met.computeIfAbsent(OpenTables.typed(api.name()), table -> new LinkedHashMap<>())
        .merge(name, kind(value), Drift::wider);
  }

  private static Kind kind(Object value) {
    if (value instanceof Boolean) {
      return Kind.TRUTH;
    }
    if (value instanceof Long) {
      return Kind.WHOLE_NUMBER;
    }
    if (value instanceof String text) {
      return DATE.matcher(text).matches() ? Kind.DATE_TIME : Kind.TEXT;
    }
    return Kind.DECIMAL;
  }

  private static Kind wider(Kind one, Kind other) {
    if (one == other) {
      return one;
    }
    boolean numbers =
        (one == Kind.WHOLE_NUMBER || one == Kind.DECIMAL)
            && (other == Kind.WHOLE_NUMBER || other == Kind.DECIMAL);
    return numbers ? Kind.DECIMAL : Kind.TEXT;
  }

  synchronized Map<String, List<NewColumn>> unknown() {
    Map<String, List<NewColumn>> unknown = new LinkedHashMap<>();
    met.forEach(
        (table, columns) -> {
          List<NewColumn> all = new ArrayList<>();
          columns.forEach((name, kind) -> all.add(new NewColumn(name, kind)));
          unknown.put(table, all);
        });
    return unknown;
  }
}
