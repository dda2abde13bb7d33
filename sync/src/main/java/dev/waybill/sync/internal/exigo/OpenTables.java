package dev.waybill.sync.internal.exigo;

import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.WaybillException;
import dev.waybill.load.TargetTable;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.sync.spi.SourceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The target tables that a source loads, found in the database. */
final class OpenTables {
  private final Map<ApiTable, FindFields> tables = new LinkedHashMap<>();

  private OpenTables() {}

  /** The name by which a table of the model is typed. */
  static String typed(String table) {
    return BuiltInModel.SCHEMA + "." + table;
  }

  /**
   * Finds the tables.
   *
   * @throws WaybillException {@code CONFIGURATION} with all that is not there
   */
  static OpenTables of(ExigoSettings settings, SourceContext context) {
    OpenTables open = new OpenTables();
    List<Mistake> mistakes = new ArrayList<>();
    List<String> path = List.of("sources", context.name(), "tables");
    for (ApiTable api : ApiTables.ALL) {
      if (!settings.scope().tables().contains(api.name())) {
        continue;
      }
      try {
        TargetTable target = context.targets().apply(typed(api.name()));
        for (String key : api.key()) {
          if (target.column(key).isEmpty()) {
            mistakes.add(new Mistake(path, typed(api.name()) + " has no column " + key));
          }
        }
        open.tables.put(api, new FindFields(api, target, settings.spelling()));
      } catch (WaybillException e) {
        if (e.code() != ErrorCode.UNKNOWN_TABLE && e.code() != ErrorCode.NO_KEY) {
          throw e;
        }
        mistakes.add(
            new Mistake(
                path,
                e.getMessage() + "; or name the tables to load under " + String.join(".", path)));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new WaybillException(ErrorCode.CONFIGURATION, mistakes);
    }
    return open;
  }

  /** Where a table's rows go; empty where it is not loaded. */
  Optional<FindFields> find(ApiTable api) {
    return Optional.ofNullable(tables.get(api));
  }

  boolean any(ApiTable... some) {
    return List.of(some).stream().anyMatch(tables::containsKey);
  }
}
