package dev.waybill.internal.postgresql;

import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.spi.CatalogTable;
import dev.waybill.spi.ResolveModel;
import dev.waybill.spi.TableName;
import dev.waybill.spi.TrackedTable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Works out what an install has to run, from what is installed and what is configured. Only reads.
 * Not thread-safe.
 *
 * <p>The order is: Waybill's own tables and functions, the built-in model, then each table's log
 * and capture, then the queues, and the triggers last, since they hold a lock on the user's tables
 * until the install commits.
 */
final class PlanInstall {
  private static final List<String> FUNCTIONS =
      List.of(
          "identity",
          "position",
          "check_start",
          "parse_start",
          "local_start",
          "is_as_frozen",
          "check_drift",
          "live_position",
          "mark_stale",
          "summarize",
          "empty_retired",
          "purge",
          "upkeep_is_due",
          "upkeep",
          "pending",
          "log_rows",
          "adopt",
          "recall");

  /** PostgreSQL's limit, less the two columns that a frozen table has of its own. */
  private static final int MOST_COLUMNS = 1600 - 2;

  private static final Set<String> DATES =
      Set.of(
          "pg_catalog.\"timestamp\"",
          "pg_catalog.timestamp",
          "pg_catalog.timestamptz",
          "pg_catalog.date");

  private final Connection connection;
  private final Config config;
  private final Installed installed;
  private final PgCatalog catalog;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final Map<TrackedTable, TableSql> tables = new LinkedHashMap<>();

  PlanInstall(Connection connection, Config config, Installed installed) {
    this.connection = connection;
    this.config = config;
    this.installed = installed;
    this.catalog = new PgCatalog(connection);
  }

  List<String> hints() {
    return hints;
  }

  /** The steps of a whole install. */
  List<Step> install() throws SQLException {
    List<BuiltInModel.Table> missing = resolveTables(config.queues());
    object("Create schema waybill", "schema", Sql.FILES.text("schema"));
    object(null, "source", Sql.FILES.text("source"));
    object(null, "rejected", Sql.FILES.text("rejected"));
    object(null, "schedule", Sql.FILES.text("schedule"));
    object(null, "identity function", Sql.FILES.text("identity"));
    object(null, "installation", Sql.FILES.render("installation", installationValues()));
    for (String function : FUNCTIONS) {
      object(null, "function " + function, Sql.FILES.text(function));
    }
    for (BuiltInModel.Table table : missing) {
      step(
          "Create table " + BuiltInModel.SCHEMA + "." + table.name(),
          BuiltInTables.definition(table));
    }
    untrackOthers();
    int position = 0;
    for (TableSql table : tables.values()) {
      track(table, ++position);
    }
    for (QueueSql queue : queues()) {
      queue(queue);
    }
    tables.values().forEach(this::triggers);
    return steps;
  }

  /** The steps that create one queue on what is installed. */
  List<Step> createQueue(QueueSettings settings) throws SQLException {
    resolveTables(List.of());
    checkName(settings.name());
    if (installed.queues().stream().anyMatch(queue -> queue.name().equals(settings.name()))) {
      throw new WaybillException(
          ErrorCode.BAD_NAME,
          "Queue " + settings.name() + " exists already. See waybill queue list.");
    }
    int id = installed.queues().stream().mapToInt(Installed.Queue::id).max().orElse(0) + 1;
    queue(queueSql(id, settings));
    return steps;
  }

  private Map<String, Object> installationValues() {
    String zone =
        config.timezone() != null
            ? Sql.literal(config.timezone().getId())
            : config.usesBuiltInModel()
                ? Sql.literal(BuiltInModel.ZONE)
                : "current_setting('TimeZone')";
    return Map.of("version", Sql.literal(Version.NUMBER), "timezone", zone);
  }

  /**
   * Finds the tables to track, numbered; returns those of the built-in model that are not there
   * yet.
   */
  private List<BuiltInModel.Table> resolveTables(List<QueueSettings> queues) throws SQLException {
    List<BuiltInModel.Table> missing = new ArrayList<>();
    List<TableSettings> wanted = config.tables();
    if (config.usesBuiltInModel()) {
      BuiltInModel builtIn = BuiltInModel.load();
      for (BuiltInModel.Table table : builtIn.tables()) {
        if (catalog.find(BuiltInTables.name(table).toString()).isEmpty()) {
          missing.add(table);
          catalog.plan(table);
        }
      }
      wanted = builtIn.tracked();
    }
    int next = installed.tables().stream().mapToInt(Installed.Table::id).max().orElse(0) + 1;
    ResolveModel model =
        new ResolveModel(catalog::find)
            .mostColumns(MOST_COLUMNS)
            .dates(column -> DATES.contains(column.type()))
            .queues(queues, PlanInstall::refusal, strangers(queues));
    for (TrackedTable table : model.resolve(wanted)) {
      PgTable facts = catalog.get(table.name());
      Installed.Table before =
          installed.tables().stream()
              .filter(known -> known.name().equals(table.name()) && sameKey(known, table))
              .findFirst()
              .orElse(null);
      int id = before == null ? next++ : before.id();
      tables.put(table, new TableSql(id, table, facts));
    }
    return missing;
  }

  /**
   * A table whose key is another one is tracked anew: what its log holds are keys of the old kind.
   */
  private boolean sameKey(Installed.Table known, TrackedTable table) {
    List<String> key = table.key().stream().map(CatalogTable.Column::name).toList();
    return known.needs().subList(0, Math.min(key.size(), known.needs().size())).equals(key)
        && installed
            .digests()
            .containsKey("table " + known.id() + ": key " + String.join(",", key));
  }

  private void untrackOthers() {
    for (Installed.Table table : installed.tables()) {
      if (tables.values().stream().anyMatch(kept -> kept.id() == table.id())) {
        continue;
      }
      List<String> views = new ArrayList<>();
      List<String> frozen = new ArrayList<>();
      for (Installed.Queue queue : installed.queues()) {
        if (queue.tableIds().contains(table.id())) {
          views.add(Sql.name(queue.name()) + ".changes");
          views.add(Sql.name(queue.name()) + "." + Sql.name(table.frozenName()));
          frozen.add("waybill.frozen_" + queue.id() + "_" + table.id());
        }
      }
      step(
          "Stop tracking " + table.name(),
          Sql.FILES.render(
              "untrack",
              Map.of(
                  "id",
                  table.id(),
                  "name",
                  table.name().toString(),
                  "views",
                  views,
                  "frozen",
                  frozen)));
    }
  }

  private void track(TableSql table, int position) throws SQLException {
    String prefix = "table " + table.id() + ": ";
    Map<String, Object> values = table.forCapture();
    TrackedTable tracked = table.table();
    List<String> key = tracked.key().stream().map(CatalogTable.Column::name).toList();
    values.put("position", position);
    values.put("schemaLiteral", Sql.literal(tracked.name().schema()));
    values.put("tableLiteral", Sql.literal(tracked.name().table()));
    values.put("nameLiteral", Sql.literal(table.name()));
    values.put("frozenNameLiteral", Sql.literal(tracked.frozenName()));
    values.put("columnArray", QueueSql.array(names(tracked.columns())));
    values.put(
        "typeArray",
        QueueSql.array(tracked.columns().stream().map(CatalogTable.Column::type).toList()));
    values.put("needArray", QueueSql.array(needs(tracked)));
    values.put(
        "parentColumn",
        tracked.parent() == null ? "null" : Sql.literal(tracked.parent().columns().get(0).name()));
    values.put(
        "excludedArray",
        QueueSql.array(
            table.facts().table().columns().stream()
                .filter(column -> !tracked.columns().contains(column))
                .map(CatalogTable.Column::name)
                .toList()));
    boolean isNew = installed.tables().stream().noneMatch(known -> known.id() == table.id());
    if (!isNew && installed.table(table.id()).relation() != table.facts().oid()) {
      forget(prefix + "definition");
    }
    object(
        isNew ? "Track " + tracked.name() : "Take in the changed definition of " + tracked.name(),
        prefix + "definition",
        Sql.FILES.render("track", values));
    object(null, prefix + "key " + String.join(",", key), "");
    if (table.logsParent()) {
      object(null, prefix + "parent", "");
    }
    if (!isNew) {
      changeLog(table, values);
    }
    for (String file :
        List.of(
            "log",
            "capture_insert",
            "capture_delete",
            "capture_update",
            "capture_truncate",
            "archive")) {
      object(null, prefix + file, Sql.FILES.render(file, values));
    }
    if (!table.facts().partitioned()) {
      object(null, prefix + "capture_moved", Sql.FILES.render("capture_moved", values));
    }
  }

  /**
   * Columns that capture and refresh name: the key first, then what is frozen, dates and points
   * elsewhere.
   */
  private static List<String> needs(TrackedTable table) {
    Set<String> needs = new LinkedHashSet<>(names(table.key()));
    needs.addAll(names(table.columns()));
    if (table.modified() != null) {
      needs.add(table.modified().name());
    }
    Stream.concat(Stream.ofNullable(table.parent()), table.refers().stream())
        .forEach(reference -> needs.addAll(names(reference.columns())));
    return List.copyOf(needs);
  }

  private static List<String> names(List<CatalogTable.Column> columns) {
    return columns.stream().map(CatalogTable.Column::name).toList();
  }

  private void changeLog(TableSql table, Map<String, Object> values) throws SQLException {
    List<Map<String, String>> changes = new ArrayList<>();
    Map<String, String> wanted = table.logDefinition();
    for (String relation :
        Stream.of("log_%d_0", "log_%d_1", "log_%d_2", "past_%d")
            .map(r -> r.formatted(table.id()))
            .toList()) {
      Map<String, String> is = columns("waybill." + relation, 2);
      if (is.isEmpty()) {
        continue;
      }
      wanted.forEach(
          (name, type) -> {
            if (!is.containsKey(name)) {
              changes.add(
                  Map.of("relation", relation, "change", "add column " + name + " " + type));
            } else if (!type.equals(is.get(name))) {
              changes.add(
                  Map.of(
                      "relation",
                      relation,
                      "change",
                      "alter column " + name + " type " + type + " using " + name + "::" + type));
            }
          });
    }
    if (!changes.isEmpty()) {
      values.put("changes", changes);
      step(null, Sql.FILES.render("log_change", values));
    }
  }

  /**
   * Columns of a table of Waybill's, with their types: field 2 of the file without length and
   * precision, 3 with them.
   */
  private Map<String, String> columns(String relation, int field) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String[] column :
        Sql.list(
            connection,
            "read_columns",
            row -> new String[] {row.getString(1), row.getString(field)},
            relation)) {
      columns.put(column[0], column[1]);
    }
    return columns;
  }

  private void triggers(TableSql table) {
    Map<String, Object> values = table.forCapture();
    for (PgTable.Relation relation : table.facts().relations()) {
      String name = Sql.name(relation.name().schema()) + "." + Sql.name(relation.name().table());
      values.put("relation", name);
      values.put("holdsRows", relation.holdsRows());
      String object = "table " + table.id() + ": triggers of " + relation.name();
      String sql = Sql.FILES.render("triggers", values);
      boolean there = relation.triggers() == table.triggers(relation);
      if (there) {
        object("Capture changes of " + relation.name(), object, sql);
        continue;
      }
      steps.add(new Step("Capture changes of " + relation.name(), sql, object, digest(sql)));
      if (installed.tables().stream().anyMatch(known -> known.id() == table.id())) {
        // Its triggers are gone or were off: what was written meanwhile is only dated, not
        // captured.
        step(
            "Let the next refresh of queues with " + table.table().name() + " read by date",
            Sql.FILES.render("mark_for_since", values));
      }
    }
  }

  private List<QueueSql> queues() {
    List<QueueSql> all = new ArrayList<>();
    int next = installed.queues().stream().mapToInt(Installed.Queue::id).max().orElse(0) + 1;
    for (QueueSettings settings : config.queues()) {
      checkName(settings.name());
      Installed.Queue before =
          installed.queues().stream()
              .filter(q -> q.name().equals(settings.name()))
              .findFirst()
              .orElse(null);
      all.add(queueSql(before == null ? next++ : before.id(), settings));
    }
    for (Installed.Queue queue : installed.queues()) {
      if (config.queues().stream().noneMatch(settings -> settings.name().equals(queue.name()))) {
        all.add(queueSql(queue.id(), queue.settings()));
      }
    }
    return all;
  }

  private QueueSql queueSql(int id, QueueSettings settings) {
    List<TableSql> taken = new ArrayList<>();
    if (settings.tables().isEmpty()) {
      taken.addAll(tables.values());
    }
    for (String name : settings.tables()) {
      TableName found = catalog.find(name).map(CatalogTable::name).orElse(null);
      TableSql table =
          tables.values().stream()
              .filter(
                  t ->
                      t.table().name().equals(found)
                          || t.table().frozenName().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new WaybillException(
                          ErrorCode.CONFIGURATION,
                          "Queue "
                              + settings.name()
                              + " tables: "
                              + name
                              + " is not among the tracked tables."));
      if (!taken.contains(table)) {
        taken.add(table);
      }
    }
    return new QueueSql(id, settings, taken, tables);
  }

  private void queue(QueueSql queue) throws SQLException {
    Installed.Queue before =
        installed.queues().stream().filter(q -> q.id() == queue.id()).findFirst().orElse(null);
    QueueSettings settings = queue.settings();
    if (before == null
        && !Sql.list(connection, "read_schema", row -> row.getInt(1), settings.name()).isEmpty()) {
      throw new WaybillException(
          ErrorCode.BAD_NAME,
          "Queue "
              + settings.name()
              + " cannot be created: a schema of that name holds other objects. Choose another name.");
    }
    String prefix = "queue " + queue.id() + ": ";
    Map<String, Object> values = queue.values();
    if (before != null) {
      dropForgottenTables(queue, before, values);
    }
    object(
        before == null ? "Create queue " + settings.name() : "Change queue " + settings.name(),
        prefix + "settings",
        Sql.FILES.render("queue_row", values));
    object(null, prefix + "schema", Sql.FILES.render("queue", values));
    for (TableSql table : queue.tables()) {
      Map<String, Object> tableValues = queue.valuesOf(table);
      String tablePrefix = prefix + "table " + table.id() + ": ";
      changeFrozen(queue, table, tableValues);
      object(null, tablePrefix + "frozen", Sql.FILES.render("frozen", tableValues));
      object(null, tablePrefix + "view", Sql.FILES.render("view_frozen", tableValues));
    }
    for (String file :
        List.of(
            "any_logged",
            "freeze_next",
            "freeze_since",
            "refresh",
            "view_batch",
            "view_deleted",
            "view_changes")) {
      object(null, prefix + file, Sql.FILES.render(file, values));
    }
    readers(queue, values, prefix, before == null);
  }

  private void dropForgottenTables(
      QueueSql queue, Installed.Queue before, Map<String, Object> values) {
    for (int id : before.tableIds()) {
      boolean kept = queue.tables().stream().anyMatch(table -> table.id() == id);
      boolean tracked = tables.values().stream().anyMatch(table -> table.id() == id);
      if (!kept && tracked) {
        Installed.Table table = installed.table(id);
        step(
            "Take " + table.name() + " out of queue " + before.name(),
            Sql.FILES.render(
                "queue_without",
                Map.of(
                    "queueId", queue.id(),
                    "id", id,
                    "name", table.name().toString(),
                    "queueName", Objects.requireNonNull(values.get("plainName")),
                    "views",
                        List.of(
                            queue.schema() + ".changes",
                            queue.schema() + "." + Sql.name(table.frozenName())))));
        forget("queue " + queue.id() + ": view_changes");
      }
    }
  }

  /** Compares what was frozen with the table as it is now; adds, converts and removes columns. */
  private void changeFrozen(QueueSql queue, TableSql table, Map<String, Object> values)
      throws SQLException {
    Map<String, String> is = columns("waybill.frozen_" + queue.id() + "_" + table.id(), 3);
    if (is.isEmpty()) {
      return;
    }
    is.remove("~batch");
    is.remove("~change");
    List<String> added = new ArrayList<>();
    List<Map<String, String>> retyped = new ArrayList<>();
    for (CatalogTable.Column column : table.table().columns()) {
      String type = is.remove(column.name());
      if (type == null) {
        added.add(table.definition(column));
      } else if (!type.equals(table.definedType(column))) {
        retyped.add(Map.of("column", Sql.name(column.name()), "type", table.definedType(column)));
      }
    }
    List<String> removed = is.keySet().stream().map(Sql::name).toList();
    Installed.Table before = installed.table(table.id());
    List<String> now = names(table.table().columns());
    boolean extendsBefore =
        now.size() >= before.columns().size()
            && now.subList(0, before.columns().size()).equals(before.columns())
            && before.frozenName().equals(table.table().frozenName());
    List<String> views = new ArrayList<>();
    if (!retyped.isEmpty() || !removed.isEmpty() || !extendsBefore) {
      views.add(queue.schema() + ".changes");
      views.add(queue.schema() + "." + Sql.name(before.frozenName()));
      forget("queue " + queue.id() + ": view_changes");
      forget("queue " + queue.id() + ": table " + table.id() + ": view");
      forget("queue " + queue.id() + ": readers");
    }
    if (!added.isEmpty() || !views.isEmpty()) {
      values.put("views", views);
      values.put("added", added);
      values.put("retyped", retyped);
      values.put("removed", removed);
      step(null, Sql.FILES.render("frozen_change", values));
    }
  }

  /** Readers that are no roles. */
  private Set<String> strangers(List<QueueSettings> queues) throws SQLException {
    Set<String> strangers = new LinkedHashSet<>();
    for (QueueSettings settings : queues) {
      for (String reader : settings.readers()) {
        if (Sql.list(connection, "read_role", row -> row.getString(1), reader).isEmpty()) {
          strangers.add(reader);
        }
      }
    }
    return strangers;
  }

  private void readers(QueueSql queue, Map<String, Object> values, String prefix, boolean isNew)
      throws SQLException {
    Set<String> readers = new LinkedHashSet<>(queue.settings().readers());
    for (String stranger : strangers(List.of(queue.settings()))) {
      throw new WaybillException(
          ErrorCode.CONFIGURATION, ResolveModel.noReader(queue.settings().name(), stranger));
    }
    readers.addAll(
        Sql.list(connection, "read_readers", row -> row.getString(1), queue.settings().name()));
    values.put("readers", readers.stream().map(Sql::name).toList());
    if (!readers.isEmpty()) {
      object(
          "Grant queue " + queue.settings().name() + " to " + String.join(", ", readers),
          prefix + "readers",
          Sql.FILES.render("queue_readers", values));
    } else if (isNew) {
      values.put("readers", List.of("ROLE"));
      hints.add(
          "-- Others may use queue "
              + queue.settings().name()
              + " after these grants, with the role's name for ROLE, or once readers: names them.\n"
              + Sql.FILES.render("queue_readers", values).strip());
    }
  }

  private static void checkName(String name) {
    refusal(name)
        .ifPresent(
            why -> {
              throw new WaybillException(ErrorCode.BAD_NAME, why);
            });
  }

  private static Optional<String> refusal(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (name.isBlank()
        || bytes > 63
        || name.chars().anyMatch(c -> c < ' ')
        || name.startsWith("pg_")
        || Set.of("waybill", "information_schema").contains(name)) {
      return Optional.of(
          "'"
              + name
              + "' cannot name a queue. Use a schema name of at most 63 bytes, such as shipping, not one of PostgreSQL's or Waybill's own.");
    }
    return Optional.empty();
  }

  private final Set<String> forgotten = new LinkedHashSet<>();

  private void forget(String object) {
    forgotten.add(object);
  }

  private void step(@Nullable String action, String sql) {
    steps.add(new Step(action, sql, null, null));
  }

  private void object(@Nullable String action, String object, String sql) {
    String digest = digest(sql);
    if (forgotten.contains(object) || !digest.equals(installed.digests().get(object))) {
      steps.add(new Step(action, sql, object, digest));
    }
  }

  private static String digest(String sql) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
