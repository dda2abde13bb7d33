package dev.waybill.app.demo;

import dev.waybill.Secret;
import dev.waybill.Waybill;
import dev.waybill.app.print.Progress;
import dev.waybill.app.print.Screen;
import dev.waybill.load.Loaded;
import dev.waybill.sandbox.Credentials;
import dev.waybill.sandbox.Sandbox;
import dev.waybill.sandbox.SandboxSettings;
import dev.waybill.spi.BuiltInModel;
import dev.waybill.sync.SourceSettings;
import dev.waybill.sync.Sync;
import dev.waybill.sync.SyncListener;
import dev.waybill.sync.SyncOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * The stand-in Exigo whose time stands still until somebody lets it pass, and the sync from it. Not
 * thread-safe; close it.
 */
final class Exigo implements AutoCloseable {
  private static final String NAME = "exigo";
  private static final long SEED = 2017;

  /** Each is asked for three times more, for site and accounts. */
  private static final int CUSTOMERS = 600;

  private final Sandbox sandbox;
  private final Sync sync;
  private final Screen screen;
  private Progress progress = Progress.none();

  Exigo(Screen screen, Waybill waybill, Clock clock) {
    this.screen = screen;
    sandbox =
        Sandbox.start(
            SandboxSettings.defaults()
                .withPort(0)
                .withSeed(SEED)
                .withPopulation(shop -> shop.withCustomers(CUSTOMERS))
                .withClock(clock));
    sandbox.pause();
    sync =
        new Sync(
            waybill,
            source(sandbox),
            new Sync.Place(ZoneId.of(BuiltInModel.ZONE), Path.of(".")),
            new Bar());
  }

  private static SourceSettings source(Sandbox sandbox) {
    Credentials known = Credentials.DEFAULT;
    return new SourceSettings(
        NAME,
        NAME,
        SourceSettings.DEFAULT_EVERY,
        Map.of(
            "company", known.company(),
            "login", known.login(),
            "password", new Secret(known.password()),
            "url", sandbox.url().toString(),
            // Nobody else is served.
            "requests_per_second", "10000"));
  }

  int customers() {
    return sandbox.customers();
  }

  int orders() {
    return sandbox.orders();
  }

  /** Lets time pass: orders come in and go their way, customers move. */
  void live(Duration time) {
    sandbox.advance(time);
  }

  /** Takes a line off an order. */
  void dropLine(int order) {
    sandbox.dropLine(order);
  }

  /** One pass of the sync. */
  Loaded pull(SyncOptions how) {
    try (Progress bar = Progress.unknown(screen, NAME)) {
      progress = bar;
      return sync.pass(how);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private final class Bar implements SyncListener {
    private long read;

    @Override
    public void expected(String source, long records) {
      progress.expect(records);
    }

    @Override
    public void loaded(String source, Loaded page) {
      read += page.total().read();
      progress.to(read);
    }
  }

  @Override
  public void close() {
    sync.close();
    sandbox.close();
  }
}
