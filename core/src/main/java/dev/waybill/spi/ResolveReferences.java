package dev.waybill.spi;

import dev.waybill.TableSettings;
import dev.waybill.spi.TrackedTable.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Settles which tracked tables a table points to, by its foreign keys and by what the user says.
 */
final class ResolveReferences {
  private final Function<String, Optional<CatalogTable>> catalog;
  private final Map<TableName, List<CatalogTable.Column>> keys;
  private final Mistakes mistakes;

  /**
   * @param keys of the tracked tables
   */
  ResolveReferences(
      Function<String, Optional<CatalogTable>> catalog,
      Map<TableName, List<CatalogTable.Column>> keys,
      Mistakes mistakes) {
    this.catalog = catalog;
    this.keys = keys;
    this.mistakes = mistakes;
  }

  /** The table whose record this one is part of, if there is one. */
  @Nullable Reference parent(
      TableSettings table, CatalogTable entry, List<CatalogTable.Column> key) {
    if (table.parent() != null) {
      return reference(table, entry, table.parent(), List.of("parent"));
    }
    List<String> names = key.stream().map(CatalogTable.Column::name).toList();
    for (CatalogTable.ForeignKey foreignKey : entry.foreignKeys()) {
      boolean beginsKey =
          names.size() >= foreignKey.columns().size()
              && names.subList(0, foreignKey.columns().size()).containsAll(foreignKey.columns());
      if (beginsKey && !foreignKey.target().equals(entry.name())) {
        Reference reference = reference(entry, foreignKey);
        if (reference != null) {
          return reference;
        }
      }
    }
    return null;
  }

  /** The tables whose records this one names, its parent not among them. */
  List<Reference> refers(TableSettings table, CatalogTable entry, @Nullable Reference parent) {
    List<Reference> refers = new ArrayList<>();
    for (int i = 0; i < table.refers().size(); i++) {
      List<String> at = List.of("refers", String.valueOf(i + 1));
      Reference reference = reference(table, entry, table.refers().get(i), at);
      if (reference != null) {
        refers.add(reference);
      }
    }
    for (CatalogTable.ForeignKey foreignKey : entry.foreignKeys()) {
      Reference reference = reference(entry, foreignKey);
      if (reference != null
          && !foreignKey.target().equals(entry.name())
          && !reference.equals(parent)
          && !refers.contains(reference)) {
        refers.add(reference);
      }
    }
    return refers;
  }

  private @Nullable Reference reference(CatalogTable entry, CatalogTable.ForeignKey foreignKey) {
    List<CatalogTable.Column> targetKey = keys.get(foreignKey.target());
    if (targetKey == null || targetKey.size() != foreignKey.targetColumns().size()) {
      return null;
    }
    List<CatalogTable.Column> columns = new ArrayList<>();
    for (CatalogTable.Column keyColumn : targetKey) {
      int at = foreignKey.targetColumns().indexOf(keyColumn.name());
      if (at < 0) {
        return null;
      }
      String own = foreignKey.columns().get(at);
      entry.columns().stream().filter(c -> c.name().equals(own)).forEach(columns::add);
    }
    return new Reference(foreignKey.target(), columns);
  }

  private @Nullable Reference reference(
      TableSettings table, CatalogTable entry, TableSettings.Link link, List<String> at) {
    String what = at.get(0);
    String[] place = at.toArray(String[]::new);
    TableName target = catalog.apply(link.table()).map(CatalogTable::name).orElse(null);
    List<CatalogTable.Column> targetKey = target == null ? null : keys.get(target);
    if (target == null || targetKey == null) {
      mistakes.add(
          table,
          what + ": " + link.table() + " is not among the tracked tables",
          Mistakes.below(place, "table"));
      return null;
    }
    if (link.columns().isEmpty()) {
      for (CatalogTable.ForeignKey foreignKey : entry.foreignKeys()) {
        if (foreignKey.target().equals(target)) {
          Reference reference = reference(entry, foreignKey);
          if (reference != null) {
            return reference;
          }
        }
      }
      List<CatalogTable.Column> sameNames = new ArrayList<>();
      for (CatalogTable.Column column : targetKey) {
        entry.columns().stream()
            .filter(c -> c.name().equals(column.name()))
            .findFirst()
            .ifPresent(sameNames::add);
      }
      if (sameNames.size() == targetKey.size()) {
        return new Reference(target, sameNames);
      }
      mistakes.add(
          table,
          what + ": no foreign key to " + link.table() + "; name the columns that hold its key",
          place);
      return null;
    }
    List<CatalogTable.Column> columns =
        mistakes.columns(table, entry, link.columns(), Mistakes.below(place, "columns"));
    if (columns.size() == link.columns().size() && columns.size() != targetKey.size()) {
      mistakes.add(
          table,
          what
              + ": "
              + link.table()
              + " has a key of "
              + targetKey.size()
              + " columns, not "
              + columns.size(),
          Mistakes.below(place, "columns"));
    }
    return new Reference(target, columns);
  }
}
