package dev.waybill.app.run;

import dev.waybill.load.Loaded;
import dev.waybill.sync.SyncListener;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Counts and logs how the passes of one source go. Thread-safe. */
final class TellPass implements SyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(TellPass.class);
  private static final Duration BETWEEN_TELLING = Duration.ofMinutes(1);

  /** More notices than a source has; what is said again beyond it is only repeated. */
  private static final int MOST_NOTICES = 1000;

  private final String source;
  private final Meters meters;
  private final Set<String> told = new HashSet<>();
  private long began = System.nanoTime();
  private long toldAt = began;
  private long expected;
  private long read;

  TellPass(String source, Meters meters) {
    this.source = source;
    this.meters = meters;
  }

  synchronized void begins() {
    began = System.nanoTime();
    toldAt = began;
    expected = 0;
    read = 0;
  }

  synchronized void ended(Loaded loaded) {
    Loaded.Table total = loaded.total();
    boolean moved = total.read() - total.unchanged() - total.older() + total.deleted() > 0;
    LOG.atLevel(moved ? Level.INFO : Level.DEBUG)
        .addKeyValue("source", source)
        .log(
            "source {}: {} inserted, {} updated, {} unchanged, {} older, {} deleted, {} set aside, in"
                + " {} ms",
            source,
            total.inserted(),
            total.updated(),
            total.unchanged(),
            total.older(),
            total.deleted(),
            total.rejected(),
            since(began).toMillis());
  }

  @Override
  public synchronized void loaded(String name, Loaded page) {
    meters.loaded(source, page);
    read += page.total().read();
    if (since(toldAt).compareTo(BETWEEN_TELLING) >= 0) {
      toldAt = System.nanoTime();
      LOG.atInfo()
          .addKeyValue("source", source)
          .log(
              "source {}: {} rows so far{}",
              source,
              read,
              expected > 0 ? ", about " + expected + " records to come in all" : "");
    }
  }

  @Override
  public synchronized void expected(String name, long records) {
    expected = records;
  }

  @Override
  public synchronized void answered(String name, Duration took) {
    meters.answered(source, took);
  }

  /** Each notice once, though every pass may bring it. */
  @Override
  public synchronized void notice(String name, String line) {
    if (told.size() < MOST_NOTICES && told.add(line)) {
      LOG.atWarn().addKeyValue("source", source).log("source {}: {}", source, line);
    }
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }
}
