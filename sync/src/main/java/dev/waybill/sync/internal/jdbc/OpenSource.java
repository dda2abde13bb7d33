package dev.waybill.sync.internal.jdbc;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.TargetTable;
import dev.waybill.spi.TableName;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens a source: connects, finds the tables of both sides, maps them, and tells all that is wrong
 * together before the first row. Not thread-safe; used once.
 */
final class OpenSource {
  private final ReadOptions options;
  private final JdbcSettings settings;
  private final SourceContext context;
  private final List<AutoCloseable> resources = new ArrayList<>();

  OpenSource(ReadOptions options, SourceContext context) {
    this.options = options;
    this.settings = JdbcSettings.read(options);
    this.context = context;
  }

  Source open() throws InterruptedException {
    boolean opened = false;
    try {
      WatchInterrupt watch = new WatchInterrupt();
      resources.add(watch);
      ReadConnection source = source(watch);
      ReadConnection target = target(watch);
      SourceParts parts = parts(source, target);
      opened = true;
      return new JdbcSource(parts, resources);
    } finally {
      if (!opened) {
        close();
      }
    }
  }

  private ReadConnection source(WatchInterrupt watch) throws InterruptedException {
    ReadConnection source =
        new ReadConnection(
            Connect.open(context.name(), settings),
            "Source " + context.name(),
            watch,
            took -> context.listener().answered(context.name(), took));
    resources.add(0, source);
    return source;
  }

  private ReadConnection target(WatchInterrupt watch) {
    ReadConnection target =
        new ReadConnection(
            context.target().get(),
            "Source " + context.name() + ": the database that it loads",
            watch,
            took -> {});
    resources.add(0, target);
    return target;
  }

  private SourceParts parts(ReadConnection source, ReadConnection target)
      throws InterruptedException {
    ReadSource.Rules rules =
        new ReadSource.Rules(SourceParts.zone(settings, context), context.zone(), settings.page());
    List<ReadSource> sources = new ArrayList<>();
    for (TableSetting setting : settings.tables()) {
      map(setting, source)
          .ifPresent(mapping -> sources.add(new ReadSource(source, mapping, rules)));
    }
    report();
    for (ReadSource table : sources) {
      probe(table);
    }
    report();
    Normalise normalise = new Normalise(context.zone());
    List<CompareTables.Pair> pairs = new ArrayList<>();
    for (ReadSource table : sources) {
      DbTable held = target.look(tables -> tables.exact(table.mapping().target().name()));
      pairs.add(
          new CompareTables.Pair(table, new ReadTarget(target, table.mapping(), held, normalise)));
    }
    return new SourceParts(
        settings, context, new ReadClock(source, rules.zone()), pairs, normalise);
  }

  private Optional<TableMapping> map(TableSetting setting, ReadConnection source) {
    @Nullable DbTable from = from(setting, source);
    @Nullable TargetTable to = to(setting);
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(new MapTable(setting, from, to).map());
  }

  private static @Nullable DbTable from(TableSetting setting, ReadConnection source) {
    try {
      TableName.parse(setting.from());
    } catch (WaybillException e) {
      setting.at().mistake("from", message(e));
      return null;
    }
    FindTable.Found found = source.look(tables -> tables.typed(setting.from()));
    if (found.table() == null) {
      setting.at().mistake("from", found.problem());
    }
    return found.table();
  }

  private @Nullable TargetTable to(TableSetting setting) {
    try {
      return context.targets().apply(setting.to());
    } catch (WaybillException e) {
      if (e.code().category() != ErrorCode.Category.USER) {
        throw e;
      }
      setting.at().mistake("to", message(e));
      return null;
    }
  }

  private static String message(WaybillException e) {
    return String.valueOf(e.getMessage());
  }

  /** Reads nothing of a table: so a condition that is none, or a missing right, shows here. */
  private void probe(ReadSource table) throws InterruptedException {
    TableSetting setting = table.mapping().setting();
    try {
      table.probe();
    } catch (SQLException e) {
      ErrorCode code = JdbcErrors.code(e);
      if (code.category() != ErrorCode.Category.USER) {
        throw JdbcErrors.of("Source " + context.name() + ": reading " + setting.from(), e);
      }
      String state = " (SQLState " + JdbcErrors.state(e) + ")";
      if (code == ErrorCode.NO_RIGHTS || setting.where() == null) {
        setting.at().mistake("from", "the user may not read it; grant select on it" + state);
      } else {
        setting.at().mistake("where", "the database does not take it as a condition" + state);
      }
    }
  }

  private void report() {
    if (!options.mistakes().isEmpty()) {
      throw new WaybillException(ErrorCode.CONFIGURATION, options.mistakes());
    }
  }

  private void close() {
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        // It is told what went wrong before.
      }
    }
  }
}
