package dev.waybill.app.config;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Secret;
import dev.waybill.TableSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the text of a configuration file into a {@link Config}, or into all of its mistakes. */
final class ReadConfig {
  static final List<String> KEYS = List.of("database", "tables", "queues", "timezone");
  static final List<String> DATABASE_KEYS = List.of("url", "user", "password");
  static final List<String> TABLE_KEYS =
      List.of("name", "modified", "parent", "refers", "key", "as", "exclude");
  static final List<String> LINK_KEYS = List.of("table", "columns");
  static final List<String> QUEUE_KEYS =
      List.of("documents", "keep", "first", "stale_after", "tables", "readers");

  private final Mistakes mistakes;
  private final ResolveReference references;

  private ReadConfig(Mistakes mistakes, ResolveReference references) {
    this.mistakes = mistakes;
    this.references = references;
  }

  /**
   * Reads the text of a file.
   *
   * @param file its name, for messages
   * @throws dev.waybill.WaybillException {@code CONFIGURATION}, one line for each mistake
   */
  static Config read(String file, String text, ResolveReference references) {
    Mistakes mistakes = new Mistakes(file);
    ReadConfig read = new ReadConfig(mistakes, references);
    Section root = Section.of("", ParseYaml.parse(text, mistakes), mistakes, KEYS);
    DatabaseSettings database = read.database(root);
    List<TableSettings> tables = read.tables(root);
    List<QueueSettings> queues = read.queues(root);
    ZoneId zone = read.zone(root);
    mistakes.throwIfAny();
    return new Config(database, tables, queues, zone);
  }

  private DatabaseSettings database(Section root) {
    Optional<Node> node = root.node("database");
    if (node.isEmpty()) {
      return DatabaseSettings.embedded();
    }
    Section database = Section.of("database", node.get(), mistakes, DATABASE_KEYS);
    Optional<String> url = resolved(database, "url");
    if (database.node("url").isEmpty()) {
      mistakes.add(
          database.place(),
          "database.url: is missing, such as jdbc:postgresql://127.0.0.1:5432/shop");
    }
    return new DatabaseSettings(
        url.orElse(DatabaseSettings.EMBEDDED_URL),
        resolved(database, "user").orElse(null),
        resolved(database, "password").map(Secret::new).orElse(null));
  }

  private Optional<String> resolved(Section section, String key) {
    return section.text(key).flatMap(text -> references.resolve(section.at(key), text, mistakes));
  }

  private List<TableSettings> tables(Section root) {
    List<TableSettings> tables = new ArrayList<>();
    List<Node> items = root.items("tables");
    for (int i = 0; i < items.size(); i++) {
      String path = "tables[" + (i + 1) + "]";
      if (items.get(i) instanceof Node.Text name) {
        tables.add(TableSettings.named(name.value()));
      } else {
        table(Section.of(path, items.get(i), mistakes, TABLE_KEYS), path).ifPresent(tables::add);
      }
    }
    return tables;
  }

  private Optional<TableSettings> table(Section table, String path) {
    List<TableSettings.Link> refers =
        table.items("refers").stream()
            .flatMap(node -> link(path + ".refers", node).stream())
            .toList();
    TableSettings.Link parent =
        table.node("parent").flatMap(node -> link(path + ".parent", node)).orElse(null);
    if (table.node("key").isPresent() && table.items("key").isEmpty()) {
      mistakes.add(
          table.node("key").get().place(),
          path + ".key: must name a column or more; leave it out to take the table's own key");
    }
    Optional<String> name = table.string("name");
    if (table.node("name").isEmpty()) {
      mistakes.add(table.place(), path + ".name: is missing, such as public.orders");
    }
    return name.map(
        n ->
            new TableSettings(
                n,
                table.string("modified").orElse(null),
                parent,
                refers,
                table.strings("key"),
                table.string("as").orElse(null),
                table.strings("exclude")));
  }

  /** A table's name alone, or a table with the columns that point at it. */
  private Optional<TableSettings.Link> link(String path, Node node) {
    if (node instanceof Node.Text table) {
      return Optional.of(TableSettings.Link.to(table.value()));
    }
    Section link = Section.of(path, node, mistakes, LINK_KEYS);
    if (node instanceof Node.Mapping && link.node("table").isEmpty()) {
      mistakes.add(link.place(), path + ".table: is missing, such as public.orders");
    }
    List<String> columns = link.strings("columns");
    return link.string("table").map(table -> new TableSettings.Link(table, columns));
  }

  private List<QueueSettings> queues(Section root) {
    List<QueueSettings> queues = new ArrayList<>();
    Optional<Node> node = root.node("queues");
    if (node.isEmpty()) {
      return queues;
    }
    for (Node.Entry entry : Section.entries("queues", node.get(), mistakes)) {
      Section queue = Section.of("queues." + entry.key(), entry.value(), mistakes, QUEUE_KEYS);
      queues.add(
          new QueueSettings(
              entry.key(),
              queue.flag("documents", false),
              queue.positive("keep", QueueSettings.DEFAULT_KEEP),
              queue.span("first", QueueSettings.DEFAULT_FIRST),
              queue.span("stale_after", QueueSettings.DEFAULT_STALE_AFTER),
              queue.strings("tables"),
              queue.strings("readers")));
    }
    return queues;
  }

  private @Nullable ZoneId zone(Section root) {
    Optional<Node.Text> text = root.text("timezone");
    if (text.isEmpty()) {
      return null;
    }
    try {
      return ZoneId.of(text.get().value());
    } catch (DateTimeException e) {
      mistakes.add(
          text.get().place(),
          "timezone: '"
              + text.get().value()
              + "' is no time zone; write one such as"
              + " America/Chicago or UTC");
      return null;
    }
  }
}
