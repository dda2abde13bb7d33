package dev.waybill.app.demo;

import dev.waybill.Config;
import dev.waybill.ErrorCode;
import dev.waybill.QueueSettings;
import dev.waybill.Rows;
import dev.waybill.Waybill;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Screen;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.sync.SyncOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * Walks through the vendor's guide on a database of its own, which is synced from a stand-in Exigo.
 * Not thread-safe; run it once.
 */
public final class Demo {
  private static final String SHIPPING = "shipping";
  private static final Duration WHILE = Duration.ofMinutes(3);

  private final Screen screen;
  private final Clock clock;
  private final Waybill waybill;
  private final String calls;

  /**
   * Runs it from the beginning to the end.
   *
   * @param config an empty database
   * @param clock what the shop takes for now
   */
  public static void run(Screen screen, Config config, Clock clock) {
    try (Waybill waybill = Waybill.open(config)) {
      new Demo(screen, waybill, clock).run();
    } catch (SQLException e) {
      throw new WaybillException(
          ErrorCode.INTERNAL, "The demo failed (SQLState " + e.getSQLState() + ").", e);
    }
  }

  private Demo(Screen screen, Waybill waybill, Clock clock) {
    this.screen = screen;
    this.waybill = waybill;
    this.clock = clock;
    // How a procedure is called is the databases' own: exec as the vendor's guide has it, or call.
    this.calls = waybill.pack().name().equals("h2") ? "exec/" : "call/";
  }

  private void run() throws SQLException {
    refuseIfUsed();
    Instant before = clock.instant();
    try (Exigo exigo = new Exigo(screen, waybill, clock);
        Narrator narrator = new Narrator(screen, waybill)) {
      narrator.title("Waybill: exactly what changed, in tables that hold still.");
      load(narrator, exigo);
      lastDay(narrator);
      onlyWhatIsNew(narrator, exigo, before);
      whatComesAgain(narrator, exigo);
      lateTransaction(narrator);
      secondQueue(narrator);
      sinceADate(narrator);
      recall(narrator);
    }
  }

  private void refuseIfUsed() {
    try {
      waybill.status();
    } catch (WaybillException e) {
      if (e.code() == ErrorCode.NOT_INSTALLED) {
        return;
      }
      throw e;
    }
    throw inUse();
  }

  private static WaybillException inUse() {
    return new WaybillException(
        ErrorCode.REFUSED, "The demo wants an empty database, and this one is in use.");
  }

  /**
   * All that there is comes in before an install that is taken back, so that the shop's history is
   * there before its changes are captured, as in a database that somebody starts to track.
   */
  private void load(Narrator narrator, Exigo exigo) {
    waybill.install();
    if (number("count_customers") > 0) {
      throw inUse();
    }
    narrator.say(
        String.format(
            Locale.ROOT,
            "A stand-in Exigo has %,d customers and %,d orders since 2016. The sync brings them into",
            exigo.customers(),
            exigo.orders()),
        waybill.status().database() + ":");
    narrator.pulled(exigo.pull(SyncOptions.USUAL));
    waybill.uninstall();
    waybill.install();
  }

  private void lastDay(Narrator narrator) {
    narrator.chapter(
        "The last 24 hours",
        "The first refresh freezes what changed in the last 24 hours, all tables at one instant.");
    refresh(narrator);
  }

  private void onlyWhatIsNew(Narrator narrator, Exigo exigo, Instant before) {
    int changed = number("order_with_lines");
    exigo.live(WHILE);
    exigo.dropLine(changed);
    narrator.chapter(
        "Only what is new",
        "Three minutes pass in Exigo: orders come in, are paid, printed and shipped, customers",
        "move, and a line is taken off order " + changed + ". The sync asks what changed since:");
    narrator.pulled(exigo.pull(new SyncOptions(Optional.of(before), SyncOptions.Mode.LOAD)));
    narrator.say(
        "", "The next refresh freezes this and nothing else; what vanished is listed too.");
    refresh(narrator);
    narrator.sql(DemoSql.of("deleted_on_view"));
  }

  private void whatComesAgain(Narrator narrator, Exigo exigo) {
    narrator.chapter(
        "What comes again",
        "Exigo publishes some records late, so that the sync reads the last minutes once more. What",
        "is there already is not touched, and nothing of it is in the next batch.");
    narrator.pulled(exigo.pull(SyncOptions.USUAL));
    narrator.call(DemoSql.of(calls + "refresh"), QueueSettings.DEFAULT_NAME);
  }

  private void lateTransaction(Narrator narrator) throws SQLException {
    int late = number("newest_order");
    try (Connection slow = waybill.connect()) {
      slow.setAutoCommit(false);
      try (PreparedStatement correct = slow.prepareStatement(DemoSql.of("correct_order"))) {
        correct.setObject(1, now());
        correct.setObject(2, late);
        correct.executeUpdate();
      }
      narrator.chapter(
          "A late transaction",
          "Somebody corrects order " + late + " by hand but has not committed yet. A refresh waits",
          "for nobody: this one finds nothing.");
      narrator.call(DemoSql.of(calls + "refresh"), QueueSettings.DEFAULT_NAME);
      slow.commit();
    }
    narrator.say(
        "", "Now it commits. Polling by id or by date would have passed it by; here it arrives.");
    refresh(narrator);
  }

  private void secondQueue(Narrator narrator) {
    waybill.createQueue(QueueSettings.named(SHIPPING).withDocuments());
    narrator.chapter(
        "A second queue",
        "waybill queue create shipping --documents",
        "It has its own position and takes nothing from the first. It asks for whole documents:",
        "if one line changed, the order comes with all its lines, payments and its customer.");
    narrator.call(DemoSql.of(calls + "refresh_shipping"), SHIPPING);
    narrator.sql(DemoSql.of("shipping_changes"));
  }

  private void sinceADate(Narrator narrator) {
    narrator.chapter(
        "Everything since a date", "As the guide writes it. The next refresh goes on from here.");
    narrator.call(DemoSql.of(calls + "refresh_since"), QueueSettings.DEFAULT_NAME);
    narrator.sql(DemoSql.of("oldest_on_view"));
  }

  private void recall(Narrator narrator) {
    narrator.chapter(
        "Recall",
        "The last ten batches stay. Batch 2 again, exactly as it was, for a consumer that failed:");
    narrator.call(DemoSql.of(calls + "recall"), QueueSettings.DEFAULT_NAME);
    narrator.sql(DemoSql.of("orders_on_view"));
  }

  private void refresh(Narrator narrator) {
    narrator.call(DemoSql.of(calls + "refresh"), QueueSettings.DEFAULT_NAME);
    narrator.sql(DemoSql.of("orders_on_view"));
  }

  private int number(String query) {
    try (Rows rows = waybill.query(DemoSql.of(query))) {
      return rows.next() && rows.value(0) instanceof Number number ? number.intValue() : 0;
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock.withZone(ZoneId.of(BuiltInModel.ZONE))).withNano(0);
  }
}
