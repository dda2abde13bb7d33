package dev.waybill.spi;

import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks what a configuration says of queues: names, tables, readers. */
final class CheckQueues {
  private final Function<String, Optional<CatalogTable>> catalog;
  private final List<TableSettings> listed;
  private final Mistakes mistakes;

  CheckQueues(
      Function<String, Optional<CatalogTable>> catalog,
      List<TableSettings> listed,
      Mistakes mistakes) {
    this.catalog = catalog;
    this.listed = listed;
    this.mistakes = mistakes;
  }

  void check(
      List<QueueSettings> queues,
      Function<String, Optional<String>> refusal,
      Set<String> unknownReaders,
      List<TrackedTable> tracked) {
    for (QueueSettings queue : queues) {
      refusal
          .apply(queue.name())
          .ifPresent(why -> mistakes.add(List.of("queues", queue.name()), why));
      for (int i = 0; i < queue.tables().size(); i++) {
        String name = queue.tables().get(i);
        if (!isListed(name) && tracked.stream().noneMatch(table -> means(table, name))) {
          mistakes.add(
              List.of("queues", queue.name(), "tables", String.valueOf(i + 1)),
              "Queue " + queue.name() + " tables: " + name + " is not among the tracked tables.");
        }
      }
      for (int i = 0; i < queue.readers().size(); i++) {
        String reader = queue.readers().get(i);
        if (unknownReaders.contains(reader)) {
          mistakes.add(
              List.of("queues", queue.name(), "readers", String.valueOf(i + 1)),
              ResolveModel.noReader(queue.name(), reader));
        }
      }
    }
  }

  /** Of a table that is listed but has a mistake of its own, nothing more is said. */
  private boolean isListed(String name) {
    return listed.stream().anyMatch(table -> table.name().equalsIgnoreCase(name));
  }

  private boolean means(TrackedTable table, String name) {
    if (table.frozenName().equalsIgnoreCase(name)
        || table.name().table().equalsIgnoreCase(name)
        || table.name().toString().equalsIgnoreCase(name)) {
      return true;
    }
    try {
      return catalog.apply(name).filter(found -> found.name().equals(table.name())).isPresent();
    } catch (WaybillException e) {
      if (e.code() == ErrorCode.CONFIGURATION) {
        return false;
      }
      throw e;
    }
  }
}
