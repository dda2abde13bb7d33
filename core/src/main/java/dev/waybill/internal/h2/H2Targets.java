package dev.waybill.internal.h2;

import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import dev.waybill.load.TargetTable;
import dev.waybill.load.TargetTable.Column;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.ResolveModel;
import dev.waybill.spi.TableName;
import dev.waybill.spi.TrackedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds tables to load with what tracking knows of them. Not thread-safe: for one connection. */
final class H2Targets {
  private final Connection connection;
  private final Config config;
  private final H2Catalog catalog;
  private @Nullable List<TrackedTable> tracked;

  H2Targets(Connection connection, Config config) {
    this.connection = connection;
    this.config = config;
    this.catalog = new H2Catalog(connection);
  }

  H2Target find(String typed) throws SQLException {
    return target(
        catalog
            .find(typed)
            .orElseThrow(
                () ->
                    new WaybillException(
                        ErrorCode.UNKNOWN_TABLE,
                        "There is no table " + typed + ". Check schema and spelling.")));
  }

  /** The parent's table of a part. */
  H2Target parentOf(TableName part) throws SQLException {
    TrackedTable.Reference parent =
        trackedTable(part)
            .map(TrackedTable::parent)
            .orElseThrow(() -> new IllegalStateException(part + " has no parent"));
    return target(catalog.get(parent.table()).orElseThrow());
  }

  private Optional<TrackedTable> trackedTable(TableName name) {
    List<TrackedTable> all = tracked;
    if (all == null) {
      List<TableSettings> wanted = config.tables();
      if (config.usesBuiltInModel()) {
        wanted =
            BuiltInModel.load().tracked().stream()
                .filter(settings -> catalog.find(settings.name()).isPresent())
                .toList();
      }
      all = new ResolveModel(catalog::find).resolve(wanted);
      tracked = all;
    }
    return all.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  private H2Target target(CatalogTable entry) throws SQLException {
    List<String> generated =
        Sql.list(
            connection,
            Sql.FILES.text("find_generated"),
            row -> row.getString(1),
            entry.name().schema(),
            entry.name().table());
    List<Column> columns =
        entry.columns().stream()
            .filter(column -> !generated.contains(column.name()))
            .map(ColumnKind::of)
            .toList();
    TrackedTable table = trackedTable(entry.name()).orElse(null);
    TrackedTable.Reference parent = table == null ? null : table.parent();
    return new H2Target(
        new TargetTable(
            entry.name().toString(),
            columns,
            table == null ? key(entry) : names(table.key()),
            table == null || table.modified() == null ? null : table.modified().name(),
            parent == null
                ? null
                : new TargetTable.Parent(parent.table().toString(), names(parent.columns()))),
        entry.name());
  }

  private static List<String> names(List<CatalogTable.Column> columns) {
    return columns.stream().map(CatalogTable.Column::name).toList();
  }

  private static List<String> key(CatalogTable entry) {
    if (!entry.primaryKey().isEmpty()) {
      return entry.primaryKey();
    }
    return entry.uniqueKeys().stream()
        .findFirst()
        .orElseThrow(
            () ->
                new WaybillException(
                    ErrorCode.NO_KEY,
                    "Table "
                        + entry.name()
                        + " has no primary key and no unique index over columns that are not null;"
                        + " create one, so that its rows can be found again."));
  }
}
