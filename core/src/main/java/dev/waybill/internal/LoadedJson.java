package dev.waybill.internal;

import dev.waybill.load.Loaded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a pass as JSON: by table, six numbers in the order of {@link Loaded.Table}. Stateless.
 */
final class LoadedJson {
  private LoadedJson() {}

  static String write(Loaded loaded) {
    List<String> names = loaded.tables().stream().map(Loaded.Table::table).toList();
    List<String> counts = loaded.tables().stream().map(LoadedJson::numbers).toList();
    return FlatJson.write(names, counts);
  }

  private static String numbers(Loaded.Table table) {
    return Stream.of(
            table.inserted(),
            table.updated(),
            table.unchanged(),
            table.older(),
            table.deleted(),
            table.rejected())
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  /** Reads what {@link #write} wrote. */
  static Loaded read(@Nullable String json) {
    Map<String, @Nullable Object> members = json == null ? null : FlatJson.read(json);
    if (members == null) {
      return Loaded.nothing();
    }
    List<Loaded.Table> tables = new ArrayList<>();
    members.forEach(
        (table, numbers) -> {
          long[] n =
              Arrays.stream(String.valueOf(numbers).split(" ", -1))
                  .mapToLong(Long::parseLong)
                  .toArray();
          tables.add(new Loaded.Table(table, n[0], n[1], n[2], n[3], n[4], n[5]));
        });
    return new Loaded(tables);
  }
}
