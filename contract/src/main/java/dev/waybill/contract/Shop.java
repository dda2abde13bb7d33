package dev.waybill.contract;

import dev.waybill.Batch;
import dev.waybill.Config;
import dev.waybill.DatabaseSettings;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.TableSettings;
import dev.waybill.Waybill;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A fresh database with a small shop in it, in the schema {@code shop}: customers and their sites,
 * orders with lines and payments, and notes that nothing dates. Close it.
 */
public final class Shop implements AutoCloseable {
  /** The default queue. */
  public static final String QUEUE = QueueSettings.DEFAULT_NAME;

  /** A queue of whole documents. */
  public static final String DOCS = "docs";

  /** Makes the notes, which nothing dates. */
  static final String NOTES =
      "create table shop.notes (noteid int not null primary key, body varchar(200))";

  private static final String[] DEFINITION = {
    "create schema shop",
    """
    create table shop.customers (customerid int not null primary key, name varchar(100),
      modified timestamp with time zone)""",
    """
    create table shop.sites (customerid int not null primary key references shop.customers,
      web varchar(100))""",
    """
    create table shop.orders (orderid int not null primary key,
      customerid int references shop.customers, status varchar(20),
      total numeric(19, 4), modified timestamp with time zone)""",
    """
    create table shop.lines (orderid int not null references shop.orders on delete cascade,
      line int not null, item varchar(50), price numeric(19, 4), primary key (orderid, line))""",
    """
    create table shop.payments (paymentid int not null primary key, orderid int,
      amount numeric(19, 4), modified timestamp with time zone)""",
    NOTES
  };

  private final PackUnderTest pack;
  private final DatabaseSettings database;
  private final Config config;
  private final Waybill waybill;
  private final Session admin;
  private final List<Session> sessions = new ArrayList<>();

  private Shop(PackUnderTest pack, DatabaseSettings database, Config config) throws SQLException {
    this.pack = pack;
    this.database = database;
    this.config = config;
    this.waybill = Waybill.open(config);
    this.admin = session();
  }

  /** A shop whose tables exist; Waybill is not installed yet. */
  static Shop built(PackUnderTest pack, QueueSettings... queues) throws SQLException {
    DatabaseSettings database = pack.freshDatabase();
    Shop shop = new Shop(pack, database, config(database, queues));
    define(shop.admin);
    return shop;
  }

  /** Like {@link #built}, with the configured zone. */
  static Shop zoned(PackUnderTest pack, ZoneId zone) throws SQLException {
    DatabaseSettings database = pack.freshDatabase();
    Shop shop = new Shop(pack, database, config(database).withTimezone(zone));
    define(shop.admin);
    return shop;
  }

  /** An empty database; Waybill is not installed yet. */
  static Shop bare(PackUnderTest pack, TableSettings... tables) throws SQLException {
    DatabaseSettings database = pack.freshDatabase();
    return new Shop(pack, database, Config.builtIn(database).withTables(tables));
  }

  /** Like {@link #bare(PackUnderTest, TableSettings...)}, with these queues. */
  static Shop bare(PackUnderTest pack, List<QueueSettings> queues, TableSettings... tables)
      throws SQLException {
    DatabaseSettings database = pack.freshDatabase();
    return new Shop(
        pack,
        database,
        Config.builtIn(database)
            .withTables(tables)
            .withQueues(queues.toArray(QueueSettings[]::new)));
  }

  /** The shop's configuration; without queues the two usual ones. */
  public static Config config(DatabaseSettings database, QueueSettings... queues) {
    return Config.builtIn(database)
        .withTables(
            TableSettings.named("shop.customers").withModified("modified"),
            TableSettings.named("shop.sites"),
            TableSettings.named("shop.orders").withModified("modified"),
            TableSettings.named("shop.lines"),
            TableSettings.named("shop.payments")
                .withModified("modified")
                .withParent(new TableSettings.Link("shop.orders", List.of("orderid"))),
            TableSettings.named("shop.notes"))
        .withQueues(
            queues.length > 0
                ? queues
                : new QueueSettings[] {
                  QueueSettings.named(QUEUE), QueueSettings.named(DOCS).withDocuments()
                });
  }

  /** Creates the schema and its tables. */
  static void define(Session session) throws SQLException {
    for (String statement : DEFINITION) {
      session.script(statement);
    }
  }

  public Waybill waybill() {
    return waybill;
  }

  /** The configured queues. */
  public List<String> queues() {
    return config.queues().stream().map(QueueSettings::name).toList();
  }

  public DatabaseSettings database() {
    return database;
  }

  /** A session that is always there. */
  public Session admin() {
    return admin;
  }

  /** One more session; the shop closes it. */
  public Session session() throws SQLException {
    Session session = new Session(waybill.connect());
    sessions.add(session);
    return session;
  }

  public Batch refresh() {
    return waybill.queue(QUEUE).refresh();
  }

  public Batch refresh(String queue) {
    return waybill.queue(queue).refresh();
  }

  /** Rows on view as text, sorted. */
  public List<String> view(String queue, String table, String... columns) throws SQLException {
    return view(admin, queue, table, columns);
  }

  /** Rows on view as a session sees them, sorted. */
  public List<String> view(Session session, String queue, String table, String... columns)
      throws SQLException {
    String list = columns.length == 0 ? "*" : String.join(", ", columns);
    return session.rows("select " + list + " from " + queue + "." + table).stream()
        .sorted()
        .toList();
  }

  /** What vanished, such as {@code lines{"orderid":1,"line":2}}, sorted. */
  public List<String> deleted(String queue) throws SQLException {
    return admin.rows("select tablename, key from " + queue + ".deleted").stream()
        .map(Shop::plain)
        .sorted()
        .toList();
  }

  /** What changed and how, such as {@code notes{"noteid":1}insert}, sorted. */
  public List<String> changes(String queue) throws SQLException {
    return admin.rows("select tablename, key, change from " + queue + ".changes").stream()
        .map(Shop::plain)
        .sorted()
        .toList();
  }

  /** Everything that the queue's views show, table by table, sorted within each. */
  public List<String> everything(String queue) throws SQLException {
    return everything(admin, queue);
  }

  public List<String> everything(Session session, String queue) throws SQLException {
    List<String> all = new ArrayList<>();
    for (String table :
        List.of("customers", "sites", "orders", "lines", "payments", "notes", "deleted")) {
      view(session, queue, table).forEach(row -> all.add(table + " " + row));
    }
    view(session, queue, "changes").forEach(row -> all.add("changes " + row));
    view(session, queue, "batch").forEach(row -> all.add("batch " + row));
    return all;
  }

  /** Rows of a batch through the Java interface, values parted by {@code |}, sorted. */
  public List<String> stored(String queue, Batch batch, String table) {
    List<String> all = new ArrayList<>();
    try (Rows rows = waybill.queue(queue).rows(batch, table)) {
      while (rows.next()) {
        StringJoiner row = new StringJoiner("|");
        for (int i = 0; i < rows.columns().size(); i++) {
          row.add(String.valueOf(rows.value(i)));
        }
        all.add(row.toString());
      }
    }
    return all.stream().sorted().toList();
  }

  /** Every row of a source table as text, sorted. */
  public List<String> source(String table) throws SQLException {
    return admin.rows("select * from shop." + table).stream().sorted().toList();
  }

  /** Without what databases print differently: case, spaces and order of members in JSON. */
  static String plain(String row) {
    StringBuilder plain = new StringBuilder();
    int open = row.indexOf('{');
    int close = row.lastIndexOf('}');
    plain.append(row, 0, open + 1);
    String members = row.substring(open + 1, close).replace("\": ", "\":").replace(", \"", ",\"");
    plain.append(Arrays.stream(members.split(",", -1)).sorted().collect(Collectors.joining(",")));
    plain.append(row, close, row.length());
    return plain.toString().replace("|", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() throws SQLException {
    for (Session session : sessions) {
      session.close();
    }
    waybill.close();
    pack.drop(database);
  }
}
