package dev.waybill.sync.internal.jdbc;

import dev.waybill.sync.spi.SourceContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * An open source's parts.
 *
 * @param settings as the user wrote them
 * @param context what the source was given
 * @param clock of the source's database
 * @param tables both sides of each, in the order of the settings
 * @param normalise by which both sides are compared
 */
record SourceParts(
    JdbcSettings settings,
    SourceContext context,
    ReadClock clock,
    List<CompareTables.Pair> tables,
    Normalise normalise) {
  SourceParts {
    tables = List.copyOf(tables);
  }

  List<ReadSource> sources() {
    return tables.stream().map(CompareTables.Pair::source).toList();
  }

  void notice(String line) {
    context.listener().notice(context.name(), line);
  }

  static ZoneId zone(JdbcSettings settings, SourceContext context) {
    return Objects.requireNonNullElse(settings.zone(), context.zone());
  }
}
