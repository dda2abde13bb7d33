package dev.waybill.app.config;

import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.Mistake;
import dev.waybill.QueueSettings;
import dev.waybill.Secret;
import dev.waybill.TableSettings;
import dev.waybill.sync.SourceSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns the text of a configuration file into {@link Settings}, or into all of its mistakes. */
final class ReadConfig {
  static final List<String> KEYS = List.of("database", "tables", "queues", "sources", "timezone");
  static final List<String> DATABASE_KEYS = List.of("url", "user", "password");
  static final List<String> TABLE_KEYS =
      List.of("name", "modified", "parent", "refers", "key", "as", "exclude");
  static final List<String> LINK_KEYS = List.of("table", "columns");
  static final List<String> QUEUE_KEYS =
      List.of("documents", "keep", "first", "stale_after", "tables", "readers", "every", "cron");

  private final Mistakes mistakes;
  private final ResolveReference references;
  private final Map<String, When> schedules = new LinkedHashMap<>();

  private ReadConfig(Mistakes mistakes, ResolveReference references) {
    this.mistakes = mistakes;
    this.references = references;
  }

  /**
   * Reads the text of a file for a command that needs no source: what is wrong with one is not
   * told, and it may be missing.
   *
   * @param file its name, for messages
   * @throws dev.waybill.WaybillException {@code CONFIGURATION}, one line for each mistake
   */
  static Settings read(String file, String text, ResolveReference references) {
    Mistakes mistakes = new Mistakes(file);
    ReadConfig read = new ReadConfig(mistakes, references);
    Section root = root(ParseYaml.parse(text, mistakes), mistakes);
    List<SourceSettings> sources = new ReadSources(new Mistakes(file), references).read(root);
    return read.settings(root, sources);
  }

  /**
   * As {@link #read}, with everything that is wrong with a source.
   *
   * @param check what is wrong with the keys that only a source's type knows
   */
  static Settings readWithSources(
      String file,
      String text,
      ResolveReference references,
      Function<SourceSettings, List<Mistake>> check) {
    Mistakes mistakes = new Mistakes(file);
    ReadConfig read = new ReadConfig(mistakes, references);
    Node document = ParseYaml.parse(text, mistakes);
    Section root = root(document, mistakes);
    ReadSources readSources = new ReadSources(mistakes, references);
    List<SourceSettings> sources = readSources.read(root);
    for (SourceSettings source : sources) {
      for (Mistake mistake : check.apply(source)) {
        Place place = LocateMistakes.place(document, mistake.path()).orElse(Place.START);
        if (!readSources.unresolved().contains(place)) {
          mistakes.add(place, mistake.message());
        }
      }
    }
    return read.settings(root, sources);
  }

  private static Section root(Node document, Mistakes mistakes) {
    return Section.of("", document, mistakes, KEYS);
  }

  private Settings settings(Section root, List<SourceSettings> sources) {
    DatabaseSettings database = database(root);
    List<TableSettings> tables = tables(root);
    List<QueueSettings> queues = queues(root);
    ZoneId zone = zone(root);
    mistakes.throwIfAny();
    return new Settings(
        new Config(database, tables, queues, zone),
        sources,
        new Schedules(schedules),
        references.folder());
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
      ReadWhen.of(queue, mistakes).ifPresent(when -> schedules.put(entry.key(), when));
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
