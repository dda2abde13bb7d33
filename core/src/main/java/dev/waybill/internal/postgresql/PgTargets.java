package dev.waybill.internal.postgresql;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds tables to load with what tracking knows of them. Not thread-safe: for one connection. */
final class PgTargets {
  /** A type's modifier is this much more than what was written. */
  private static final int VARHDRSZ = 4;

  private final Connection connection;
  private final Config config;
  private final PgCatalog catalog;
  private final Map<TableName, PgTarget> targets = new HashMap<>();
  private @Nullable List<TrackedTable> tracked;

  PgTargets(Connection connection, Config config) {
    this.connection = connection;
    this.config = config;
    this.catalog = new PgCatalog(connection);
  }

  PgTarget find(String typed) throws SQLException {
    CatalogTable entry =
        catalog
            .find(typed)
            .orElseThrow(
                () ->
                    new WaybillException(
                        ErrorCode.UNKNOWN_TABLE,
                        "There is no table " + typed + ". Check schema and spelling."));
    return read(entry);
  }

  /** The parent's table of a part. */
  PgTarget parentOf(TableName part) throws SQLException {
    TrackedTable.Reference parent =
        trackedTable(part)
            .map(TrackedTable::parent)
            .orElseThrow(() -> new IllegalStateException(part + " has no parent"));
    return read(catalog.get(parent.table()).table());
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

  private PgTarget read(CatalogTable entry) throws SQLException {
    PgTarget known = targets.get(entry.name());
    if (known != null) {
      return known;
    }
    PgTable facts = catalog.get(entry.name());
    List<PgColumn> columns =
        Sql.list(
            connection,
            "target_columns",
            row -> {
              Wire wire = Wire.of(row.getLong(2), row.getString(3));
              return new PgColumn(
                  column(
                      new Column(
                          row.getString(1), wire.kind(), row.getString(6), 0, 0, row.getBoolean(5)),
                      wire,
                      row.getInt(4)),
                  wire,
                  facts.equality().getOrDefault(row.getString(1), "pg_catalog.="));
            },
            facts.oid());
    PgTarget target =
        new PgTarget(
            table(entry, columns.stream().map(PgColumn::column).toList()),
            facts.oid(),
            entry.name(),
            columns);
    targets.put(entry.name(), target);
    return target;
  }

  private TargetTable table(CatalogTable entry, List<Column> columns) {
    TrackedTable table = trackedTable(entry.name()).orElse(null);
    TrackedTable.Reference parent = table == null ? null : table.parent();
    return new TargetTable(
        entry.name().toString(),
        columns,
        table == null ? key(entry) : names(table.key()),
        table == null || table.modified() == null ? null : table.modified().name(),
        parent == null
            ? null
            : new TargetTable.Parent(parent.table().toString(), names(parent.columns())));
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

  /** With the length and scale that the type's modifier tells. */
  private static Column column(Column bare, Wire wire, int modifier) {
    int length = 0;
    int scale = wire == Wire.TIME || wire == Wire.TIMESTAMP || wire == Wire.TIMESTAMPTZ ? 6 : 0;
    if (modifier >= 0) {
      switch (wire) {
        case TEXT -> length = modifier - VARHDRSZ;
        case NUMERIC -> {
          length = ((modifier - VARHDRSZ) >> 16) & 0xffff;
          // Eleven bits with a sign, since numeric(3, -2) is a type.
          scale = (((modifier - VARHDRSZ) & 0x7ff) ^ 1024) - 1024;
        }
        case TIME, TIMESTAMP, TIMESTAMPTZ -> scale = modifier;
        default -> {
          // No other type has a limit that is checked here.
        }
      }
    }
    return new Column(bare.name(), bare.kind(), bare.type(), length, scale, bare.nullable());
  }
}
