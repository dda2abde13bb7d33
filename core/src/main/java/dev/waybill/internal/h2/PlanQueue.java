package dev.waybill.internal.h2;

import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.WaybillException;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.ResolveModel;
import dev.waybill.spi.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The part of a plan that makes one queue what its settings say. */
final class PlanQueue {
  private static final int LONGEST_NAME = 100;
  private static final List<String> TAKEN =
      List.of("waybill", "public", "information_schema", "dbo", "pg_catalog");

  private final Connection connection;
  private final H2Catalog catalog;
  private final SchemaObjects objects;
  private final Installed installed;
  private final List<Step> steps;
  private final List<String> hints;
  private int lastId;

  PlanQueue(
      Connection connection,
      H2Catalog catalog,
      SchemaObjects objects,
      Installed installed,
      List<Step> steps,
      List<String> hints) {
    this.connection = connection;
    this.catalog = catalog;
    this.objects = objects;
    this.installed = installed;
    this.steps = steps;
    this.hints = hints;
    this.lastId = installed.queues().stream().mapToInt(StoredQueue::id).max().orElse(0);
  }

  void plan(QueueSettings settings, Installed wanted) throws SQLException {
    Optional<StoredQueue> before = installed.queue(settings.name());
    if (before.isEmpty()) {
      checkName(settings.name());
    }
    int id = before.isPresent() ? before.get().id() : ++lastId;
    StoredQueue queue = new StoredQueue(id, settings, tables(settings, wanted));
    QueueSql sql = new QueueSql(queue);
    if (!objects.hasSchema(settings.name())) {
      steps.add(Step.file("Create queue " + settings.name(), "queue_schema", sql.values()));
    }
    record(queue, sql, before);
    Map<String, Object> values = sql.values();
    if (!objects.has("waybill", "table", "deleted " + settings.name())) {
      steps.add(Step.quiet("deleted", values));
      steps.add(Step.quiet("deleted_index", values));
    }
    for (TableSql table : sql.tables()) {
      frozen(table, sql);
    }
    sets(queue, wanted);
    views(sql);
    readers(queue, sql, before);
  }

  private void checkName(String name) {
    refusal(name)
        .ifPresent(
            why -> {
              throw new WaybillException(ErrorCode.BAD_NAME, why);
            });
  }

  /** Why no queue can have this name, unless one has it already; nothing where one can. */
  Optional<String> refusal(String name) {
    if (installed.queue(name).isPresent()) {
      return Optional.empty();
    }
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(c -> Character.isISOControl(c))) {
      return Optional.of(
          "'"
              + Sql.plain(name)
              + "' cannot name a queue. Write 1 to "
              + LONGEST_NAME
              + " printable characters, such as shipping.");
    }
    if (TAKEN.contains(name.toLowerCase(Locale.ROOT)) || objects.hasSchemaLike(name)) {
      return Optional.of(
          "Queue "
              + name
              + " cannot be created: there is a schema of that name. Choose another name.");
    }
    return Optional.empty();
  }

  private List<StoredTable> tables(QueueSettings settings, Installed wanted) {
    if (settings.tables().isEmpty()) {
      return wanted.tables();
    }
    List<StoredTable> chosen = new ArrayList<>();
    for (String typed : settings.tables()) {
      chosen.add(
          wanted.tables().stream()
              .filter(table -> named(table, typed))
              .findFirst()
              .orElseThrow(
                  () ->
                      new WaybillException(
                          ErrorCode.CONFIGURATION,
                          "Queue "
                              + settings.name()
                              + " tables: "
                              + typed
                              + " is not among the tracked tables.")));
    }
    return wanted.tables().stream().filter(chosen::contains).toList();
  }

  private static boolean named(StoredTable table, String typed) {
    List<TableName.Part> parts = TableName.parse(typed);
    TableName name = table.tracked().name();
    String own = parts.get(parts.size() - 1).text();
    return parts.size() == 2
        ? name.schema().equalsIgnoreCase(parts.get(0).text()) && name.table().equalsIgnoreCase(own)
        : table.tracked().frozenName().equalsIgnoreCase(own) || name.table().equalsIgnoreCase(own);
  }

  private void record(StoredQueue queue, QueueSql sql, Optional<StoredQueue> before) {
    QueueSettings settings = queue.settings();
    boolean sameTables =
        before.isPresent()
            && before.get().tables().stream()
                .map(StoredTable::id)
                .toList()
                .equals(queue.tables().stream().map(StoredTable::id).toList());
    if (sameTables && same(before.get().settings(), settings)) {
      return;
    }
    Map<String, Object> values = sql.values();
    values.put("documents", settings.documents());
    values.put("keep", settings.keep());
    values.put("first", settings.first().toSeconds());
    values.put("stale", settings.staleAfter().toSeconds());
    values.put("allTables", settings.tables().isEmpty());
    steps.add(Step.file("Record queue " + settings.name(), "save_queue", values));
    steps.add(Step.quiet("new_position", values));
    values.put("ids", queue.tables().stream().map(t -> Map.of("id", t.id())).toList());
    steps.add(Step.quiet("clear_queue_tables", values));
    steps.add(Step.quiet("save_queue_tables", values));
    steps.add(Step.quiet("clear_queue_readers", values));
    if (!settings.readers().isEmpty()) {
      values.put(
          "readers",
          settings.readers().stream().map(r -> Map.of("reader", Sql.literal(r))).toList());
      steps.add(Step.quiet("save_queue_readers", values));
    }
  }

  private static boolean same(QueueSettings a, QueueSettings b) {
    return a.documents() == b.documents()
        && a.keep() == b.keep()
        && a.first().equals(b.first())
        && a.staleAfter().equals(b.staleAfter())
        && a.tables().isEmpty() == b.tables().isEmpty()
        && a.readers().stream().sorted().toList().equals(b.readers().stream().sorted().toList());
  }

  private void frozen(TableSql table, QueueSql queue) throws SQLException {
    Map<String, Object> values = table.values(queue);
    String own = "frozen " + queue.name() + "." + table.tracked().frozenName();
    if (!objects.has("waybill", "table", own)) {
      steps.add(
          Step.file(
              "Freeze " + table.tracked().name() + " in queue " + queue.name(), "frozen", values));
      steps.add(Step.quiet("frozen_index", values));
      return;
    }
    CatalogTable there =
        catalog
            .get(new TableName("waybill", own))
            .orElseThrow(() -> new IllegalStateException("no table " + own));
    for (CatalogTable.Column column : table.tracked().columns()) {
      Optional<CatalogTable.Column> same =
          there.columns().stream().filter(c -> c.name().equals(column.name())).findFirst();
      Map<String, String> change =
          Map.of(
              "name", String.valueOf(values.get("frozen")),
              "column", Sql.name(column.name()),
              "type", column.type());
      String what = column.name() + " of " + table.tracked().name() + " in queue " + queue.name();
      if (same.isEmpty()) {
        steps.add(Step.file("Freeze column " + what, "add_column", change));
      } else if (!same.get().type().equals(column.type())) {
        steps.add(Step.file("Change the type of column " + what, "change_column", change));
      }
    }
  }

  /** The working sets of a refresh. */
  private void sets(StoredQueue queue, Installed wanted) {
    QueueTables tables = new QueueTables(queue, wanted);
    Set<String> needed = new HashSet<>();
    for (TableSql table : tables.all()) {
      Map<String, Object> values = tables.withSets(table, table.values());
      String changed = QueueTables.changed(queue.id(), table.id());
      String captured = QueueTables.captured(queue.id(), table.id());
      needed.add(changed);
      needed.add(captured);
      if (!objects.has("waybill", "table", changed)) {
        steps.add(Step.quiet("changed_table", values));
      }
      if (tables.isLookedUp(table)
          && !objects.has("waybill", "index", QueueTables.index(changed))) {
        steps.add(Step.quiet("changed_index", values));
      }
      if (!objects.has("waybill", "table", captured)) {
        steps.add(Step.quiet("captured_table", values));
        steps.add(Step.quiet("captured_index", values));
      }
    }
    for (String set : objects.sets(queue.id())) {
      if (!needed.contains(set)) {
        steps.add(Step.quiet("drop_table", Map.of("name", "waybill." + set)));
      }
    }
  }

  private void views(QueueSql queue) throws SQLException {
    Map<String, String> digests = new HashMap<>();
    if (objects.has("waybill", "table", "object")) {
      Sql.list(
          connection,
          Sql.FILES.text("read_objects"),
          row -> digests.put(row.getString(1), row.getString(2)));
    }
    String schema = queue.name();
    for (TableSql table : queue.tables()) {
      create(digests, schema, table.tracked().frozenName(), "view_table", table.values(queue));
    }
    create(digests, schema, "Deleted", "view_deleted", queue.values());
    create(digests, schema, "Changes", "view_changes", queue.values());
    create(digests, schema, "Batch", "view_batch", queue.values());
    create(digests, "waybill", "changes " + schema, "view_all_changes", queue.values());
    create(digests, "waybill", "batches " + schema, "view_batches", queue.values());
    for (String digest : List.copyOf(digests.keySet())) {
      dropIfUnknown(digest, queue);
    }
    for (String alias : List.of("refresh", "recall")) {
      if (!objects.has(schema, "alias", alias)) {
        steps.add(Step.quiet(alias, queue.values()));
      }
    }
  }

  private void create(
      Map<String, String> digests,
      String schema,
      String name,
      String file,
      Map<String, Object> values) {
    String sql = Sql.FILES.render(file, values);
    String key = schema + "." + name;
    String digest = digest(sql);
    if (digest.equals(digests.get(key)) && objects.has(schema, "table", name)) {
      return;
    }
    steps.add(new Step(Optional.of("Create view " + key), sql));
    steps.add(
        Step.quiet(
            "save_digest",
            Map.of("nameLiteral", Sql.literal(key), "digestLiteral", Sql.literal(digest))));
  }

  /** A view of a table that the queue does not take any more. */
  private void dropIfUnknown(String key, QueueSql queue) {
    String prefix = queue.name() + ".";
    if (!key.startsWith(prefix)) {
      return;
    }
    String name = key.substring(prefix.length());
    boolean known =
        List.of("Deleted", "Changes", "Batch").contains(name)
            || queue.tables().stream().anyMatch(t -> t.tracked().frozenName().equals(name));
    if (!known && objects.has(queue.name(), "table", name)) {
      steps.add(
          Step.file(
              "Drop view " + key,
              "drop_view",
              Map.of("name", queue.schema() + "." + Sql.name(name))));
      steps.add(Step.quiet("drop_table", Map.of("name", TableSql.frozen(queue.name(), name))));
    }
  }

  private static String digest(String sql) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void readers(StoredQueue queue, QueueSql sql, Optional<StoredQueue> before)
      throws SQLException {
    for (String reader : queue.settings().readers()) {
      List<String> found = grantees(reader);
      if (found.isEmpty() && isNew(reader, before)) {
        throw new WaybillException(
            ErrorCode.CONFIGURATION, ResolveModel.noReader(sql.name(), Sql.plain(reader)));
      }
      Map<String, Object> values = sql.values();
      values.put("plainReader", Sql.plain(reader));
      values.put("reader", found.isEmpty() ? Sql.name(reader) : Sql.name(found.get(0)));
      List<Step> grants = new ArrayList<>();
      grants.add(
          Step.file(
              "Let " + reader + " refresh and read queue " + sql.name(), "grant_schema", values));
      List<String> names = new ArrayList<>();
      names.add(sql.deleted());
      names.add(QueueSql.allChanges(sql.name()));
      names.add(QueueSql.batches(sql.name()));
      for (TableSql table : sql.tables()) {
        names.add(TableSql.frozen(sql.name(), table.tracked().frozenName()));
      }
      for (String name : names) {
        values.put("name", name);
        grants.add(Step.quiet("grant_table", values));
      }
      if (found.isEmpty()) {
        grants.forEach(step -> hints.add(step.sql().strip() + ";"));
      } else {
        grant(grants, reader, sql);
      }
    }
  }

  private List<String> grantees(String reader) throws SQLException {
    return Sql.list(connection, Sql.FILES.text("find_grantee"), row -> row.getString(1), reader);
  }

  /** A reader that was dropped after he was named keeps his place: the grants become hints. */
  private static boolean isNew(String reader, Optional<StoredQueue> before) {
    return before.isEmpty() || !before.get().settings().readers().contains(reader);
  }

  /** Readers that nobody has, in queues that do not name them yet. */
  Set<String> strangers(List<QueueSettings> configured) throws SQLException {
    Set<String> strangers = new LinkedHashSet<>();
    for (QueueSettings settings : configured) {
      for (String reader : settings.readers()) {
        if (isNew(reader, installed.queue(settings.name())) && grantees(reader).isEmpty()) {
          strangers.add(reader);
        }
      }
    }
    return strangers;
  }

  private void grant(List<Step> grants, String reader, QueueSql sql) throws SQLException {
    String all = grants.stream().map(Step::sql).reduce("", String::concat);
    String key = "grants " + sql.name() + " " + reader;
    String digest = digest(all);
    boolean there =
        objects.has("waybill", "table", "object")
            && Sql.list(
                    connection,
                    Sql.FILES.text("read_objects"),
                    row -> row.getString(1) + row.getString(2))
                .contains(key + digest);
    if (!there) {
      steps.addAll(grants);
      steps.add(
          Step.quiet(
              "save_digest",
              Map.of("nameLiteral", Sql.literal(key), "digestLiteral", Sql.literal(digest))));
    }
  }
}
