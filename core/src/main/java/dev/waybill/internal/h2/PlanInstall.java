package dev.waybill.internal.h2;

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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.engine.Constants;

/**
 * Compares what is asked for with what is there, and lists the statements that make up the
 * difference, in order. Running it again finds nothing to do. Not thread-safe: one plan, one use.
 */
final class PlanInstall {
  /** H2's limit, less the columns that a frozen table has of its own. */
  private static final int MOST_COLUMNS = Constants.MAX_COLUMNS - 4;

  private static final List<String> BASE =
      List.of(
          "setting",
          "object",
          "tracked",
          "tracked_column",
          "tracked_pointer",
          "queue",
          "queue_table",
          "queue_reader",
          "position",
          "batch",
          "source",
          "rejected",
          "schedule");

  private final Config config;
  private final H2Catalog catalog;
  private final Installed installed;
  private final Set<String> capturing;
  private final Set<String> guards;
  private final SchemaObjects objects;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();
  private final PlanQueue queues;

  PlanInstall(Connection connection, Config config) throws SQLException {
    this.config = config;
    this.catalog = new H2Catalog(connection);
    this.capturing = ReadStatus.capturing(connection);
    this.guards = ReadStatus.guards(connection);
    this.objects = new SchemaObjects(connection);
    ZoneId zone = zone(config);
    this.installed =
        objects.has("waybill", "table", "batch")
            ? Installed.read(connection)
            : Installed.nothing(zone);
    this.queues = new PlanQueue(connection, catalog, objects, installed, steps, hints);
  }

  /**
   * What is to be done.
   *
   * @param steps in order
   * @param hints what the user may want to run
   */
  record Plan(List<Step> steps, List<String> hints) {}

  /** The zone of dates without an offset: as configured, the model's, or this machine's. */
  static ZoneId zone(Config config) {
    if (config.timezone() != null) {
      return config.timezone();
    }
    return config.usesBuiltInModel() ? ZoneId.of(BuiltInModel.ZONE) : ZoneId.systemDefault();
  }

  /** Everything. */
  Plan plan(String version) throws SQLException {
    base();
    List<TableSettings> settings = config.tables();
    if (config.usesBuiltInModel()) {
      BuiltInModel model = BuiltInModel.load();
      builtIn(model);
      settings = model.tracked();
    }
    List<TrackedTable> resolved =
        new ResolveModel(catalog::find)
            .mostColumns(MOST_COLUMNS)
            .dates(PlanInstall::isDate)
            .queues(config.queues(), queues::refusal, queues.strangers(config.queues()))
            .resolve(settings);
    List<StoredTable> tables = numbered(resolved);
    for (StoredTable table : tables) {
      track(table, tables);
    }
    for (StoredTable old : installed.tables()) {
      if (tables.stream().noneMatch(t -> t.id() == old.id())) {
        untrack(old);
      }
    }
    Installed wanted =
        new Installed(version, zone(config), installed.revision(), tables, installed.queues());
    Set<String> configured = new LinkedHashSet<>();
    for (QueueSettings queue : config.queues()) {
      configured.add(queue.name());
      queue(queue, wanted);
    }
    for (StoredQueue queue : installed.queues()) {
      if (!configured.contains(queue.settings().name())) {
        queue(queue.settings(), wanted);
      }
    }
    setting(Installed.VERSION, version, installed.version());
    setting(
        Installed.TIMEZONE,
        wanted.zone().getId(),
        installed.version().isEmpty() ? "" : installed.zone().getId());
    if (!objects.has("waybill", "alias", "upkeep")) {
      steps.add(Step.file("Create procedure waybill.upkeep", "upkeep", Map.of()));
    }
    return finished();
  }

  /** One queue more, or its settings anew. */
  Plan planQueue(QueueSettings settings) throws SQLException {
    queue(settings, installed);
    return finished();
  }

  private Plan finished() {
    if (!steps.isEmpty()) {
      steps.add(Step.quiet("bump_revision"));
    }
    return new Plan(List.copyOf(steps), List.copyOf(hints));
  }

  Installed installed() {
    return installed;
  }

  private void base() {
    if (!objects.hasSchema("waybill")) {
      steps.add(Step.file("Create schema waybill", "schema", Map.of()));
    }
    for (String table : BASE) {
      if (!objects.has("waybill", "table", table)) {
        steps.add(Step.quiet(table));
      }
    }
  }

  private void setting(String name, String content, String before) {
    if (!content.equals(before)) {
      steps.add(
          Step.file(
              "Set " + name + " to " + content,
              "save_setting",
              Map.of("name", Sql.literal(name), "content", Sql.literal(content))));
    }
  }

  private void builtIn(BuiltInModel model) {
    boolean schema = objects.hasSchema(BuiltInModel.SCHEMA);
    for (BuiltInModel.Table table : model.tables()) {
      if (catalog.find(BuiltInModel.SCHEMA + "." + table.name()).isPresent()) {
        continue;
      }
      if (!schema) {
        steps.add(
            Step.file(
                "Create schema " + BuiltInModel.SCHEMA,
                "model_schema",
                Map.of("schema", Sql.name(BuiltInModel.SCHEMA))));
        schema = true;
      }
      steps.addAll(BuiltInTables.create(table));
      catalog.plan(BuiltInTables.planned(table));
    }
  }

  private List<StoredTable> numbered(List<TrackedTable> resolved) {
    int next = installed.tables().stream().mapToInt(StoredTable::id).max().orElse(0) + 1;
    List<StoredTable> tables = new ArrayList<>();
    for (TrackedTable table : resolved) {
      Optional<StoredTable> known = installed.table(table.name());
      List<CatalogTable.Column> columns =
          catalog
              .find(TableSql.sqlName(table.name()))
              .map(CatalogTable::columns)
              .orElse(table.columns());
      int id = known.isPresent() ? known.get().id() : next++;
      tables.add(
          new StoredTable(id, table, columns, known.map(StoredTable::since).orElse(Instant.EPOCH)));
    }
    return tables;
  }

  private static boolean isDate(CatalogTable.Column column) {
    String type = column.type().toUpperCase(Locale.ROOT);
    return type.startsWith("TIMESTAMP") || type.equals("DATE");
  }

  private void track(StoredTable table, List<StoredTable> all) throws SQLException {
    TableSql sql = new TableSql(table);
    Map<String, Object> values = sql.values();
    String name = table.tracked().name().toString();
    Optional<StoredTable> before = installed.table(table.id());
    if (before.isPresent()) {
      sameKey(before.get(), table);
    }
    boolean captured = capturing.contains(ReadStatus.trigger(table));
    boolean renewed = false;
    boolean recorded =
        before.isPresent()
            && before.get().tracked().equals(table.tracked())
            && before.get().known().equals(table.known());
    String id = String.valueOf(table.id());
    if (!objects.has("waybill", "table", "log_" + id)) {
      steps.add(Step.file("Create the change log of " + name, "log", values));
      steps.add(Step.quiet("log_index", values));
    } else if (before.isPresent()) {
      parentColumns(before.get(), table, values);
      // The trigger remembers where the key's columns are; a new one looks again.
      renewed = !recorded;
    }
    if (!objects.has("waybill", "table", "seen_" + id)) {
      steps.add(Step.quiet("seen", values));
      steps.add(Step.quiet("seen_index", values));
    }
    if (!guards.contains(ReadStatus.guard(table)) && hasConstraint(table)) {
      if (objects.has("waybill", "table", "guard_" + id)) {
        // It guards a table that was renamed, or none.
        steps.add(Step.quiet("drop_table", Map.of("name", values.get("guard"))));
      }
      steps.add(Step.quiet("guard", values));
      steps.add(Step.quiet("guard_key", values));
    }
    if (!recorded) {
      record(table, all, before.isPresent());
    }
    if (before.isPresent() && !captured) {
      // Before the trigger: without it every refresh is refused, so that the mark waits for it.
      steps.add(
          Step.file(
              "Let the next refresh of queues with " + name + " read by date",
              "mark_uncaptured",
              Map.of("id", table.id(), "plainName", values.get("plainName"))));
    }
    if (!captured || renewed) {
      // The model must be known when the first row comes.
      steps.add(Step.quiet("bump_revision"));
      if (objects.has(
          table.tracked().name().schema(), "trigger", TableSql.triggerName(table.id()))) {
        steps.add(Step.quiet("drop_trigger", values));
      }
      steps.add(Step.file("Capture changes of " + name, "trigger", values));
    }
  }

  /** A foreign key can point at a primary key or a unique constraint, not at a mere index. */
  private boolean hasConstraint(StoredTable table) throws SQLException {
    Set<String> key = new HashSet<>();
    table.tracked().key().forEach(column -> key.add(column.name()));
    return catalog.constraints(table.tracked().name()).contains(key);
  }

  private void sameKey(StoredTable before, StoredTable table) {
    List<String> old = before.tracked().key().stream().map(CatalogTable.Column::name).toList();
    List<String> now = table.tracked().key().stream().map(CatalogTable.Column::name).toList();
    if (!old.equals(now)) {
      throw new WaybillException(
          ErrorCode.REFUSED,
          "Table "
              + table.tracked().name()
              + " is tracked by its key ("
              + String.join(", ", old)
              + "), which is now ("
              + String.join(", ", now)
              + "). Uninstall and install to track it by another key.");
    }
  }

  /** The log takes in the columns of another parent; changes logged before have none there. */
  private void parentColumns(StoredTable before, StoredTable table, Map<String, Object> values) {
    int had = parentKey(before.tracked()).size();
    List<CatalogTable.Column> now = parentKey(table.tracked());
    for (int i = had; i < now.size(); i++) {
      steps.add(
          Step.quiet(
              "add_column",
              Map.of(
                  "name",
                  String.valueOf(values.get("log")),
                  "column",
                  "p" + (i + 1),
                  "type",
                  now.get(i).type())));
    }
  }

  private static List<CatalogTable.Column> parentKey(TrackedTable table) {
    TrackedTable.Reference parent = table.parent();
    return parent == null ? List.of() : parent.columns();
  }

  private void record(StoredTable table, List<StoredTable> all, boolean known) {
    TrackedTable tracked = table.tracked();
    Map<String, Object> values = new HashMap<>();
    values.put("id", table.id());
    values.put("plainName", Sql.plain(tracked.name().toString()));
    values.put("position", all.indexOf(table));
    values.put("schemaLiteral", Sql.literal(tracked.name().schema()));
    values.put("tableLiteral", Sql.literal(tracked.name().table()));
    values.put("frozenLiteral", Sql.literal(tracked.frozenName()));
    values.put(
        "modifiedLiteral",
        tracked.modified() == null ? "null" : Sql.literal(tracked.modified().name()));
    TrackedTable.Reference parent = tracked.parent();
    values.put("parentId", parent == null ? "null" : idOf(parent.table(), all));
    List<Map<String, Object>> columns = new ArrayList<>();
    for (CatalogTable.Column column : table.known()) {
      columns.add(
          Map.of(
              "position", columns.size() + 1,
              "nameLiteral", Sql.literal(column.name()),
              "typeLiteral", Sql.literal(column.type()),
              "nullable", column.nullable(),
              "frozen", tracked.columns().contains(column),
              "keyPosition", place(tracked.key(), column),
              "parentPosition", place(parentKey(tracked), column)));
    }
    values.put("rows", columns);
    steps.add(
        Step.file(
            (known ? "Take in the new definition of " : "Track ") + tracked.name(),
            "save_tracked",
            values));
    steps.add(Step.quiet("clear_columns", values));
    steps.add(Step.quiet("save_columns", values));
    List<Map<String, Object>> pointers = new ArrayList<>();
    for (TrackedTable.Reference reference : tracked.refers()) {
      for (int i = 0; i < reference.columns().size(); i++) {
        pointers.add(
            Map.of(
                "pointer",
                tracked.refers().indexOf(reference) + 1,
                "position",
                i + 1,
                "targetId",
                idOf(reference.table(), all),
                "columnLiteral",
                Sql.literal(reference.columns().get(i).name())));
      }
    }
    steps.add(Step.quiet("clear_pointers", values));
    if (!pointers.isEmpty()) {
      values.put("rows", pointers);
      steps.add(Step.quiet("save_pointers", values));
    }
  }

  private static String place(List<CatalogTable.Column> columns, CatalogTable.Column column) {
    int at = columns.indexOf(column);
    return at < 0 ? "null" : String.valueOf(at + 1);
  }

  private static int idOf(TableName name, List<StoredTable> all) {
    return all.stream()
        .filter(t -> t.tracked().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(name + " is not tracked"))
        .id();
  }

  private void untrack(StoredTable table) {
    Map<String, Object> values = new TableSql(table).values();
    values.put("id", table.id());
    steps.add(Step.file("Stop tracking " + table.tracked().name(), "drop_trigger", values));
    for (String name : List.of("log", "seen", "guard")) {
      steps.add(Step.quiet("drop_table", Map.of("name", String.valueOf(values.get(name)))));
    }
    for (StoredQueue queue : installed.queues()) {
      if (queue.tables().contains(table)) {
        steps.add(
            Step.quiet(
                "drop_table",
                Map.of(
                    "name",
                    String.valueOf(
                        new TableSql(table).values(new QueueSql(queue)).get("frozen")))));
      }
    }
    for (String file :
        List.of("drop_queue_table", "clear_columns", "clear_pointers", "drop_tracked")) {
      steps.add(Step.quiet(file, values));
    }
  }

  private void queue(QueueSettings settings, Installed wanted) throws SQLException {
    queues.plan(settings, wanted);
  }
}
