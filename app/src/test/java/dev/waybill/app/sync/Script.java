package dev.waybill.app.sync;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.NewColumn;
import dev.waybill.load.TableRows;
import dev.waybill.sync.spi.SourceContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * What a scripted source does, page by page. The watermark is the number of pages that are in.
 * Thread-safe.
 */
public final class Script {
  /** The first page brings its source up to this moment, each further one a minute more. */
  public static final Instant START = Instant.parse("2017-01-01T12:00:00Z");

  private static final Map<String, Script> ALL = new ConcurrentHashMap<>();

  private final List<Step> steps = new CopyOnWriteArrayList<>();
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final List<Loaded> committed = new CopyOnWriteArrayList<>();
  private final CountDownLatch waiting = new CountDownLatch(1);
  private volatile Function<SourceContext, Map<String, List<NewColumn>>> unknown =
      context -> Map.of();

  /** Gives the rows of a page, or does something else in their place. */
  public interface Step {
    List<TableRows> rows(SourceContext context) throws InterruptedException;
  }

  private Script() {}

  /** A new script, which a source of type {@code scripted} finds by this name. */
  public static Script named(String name) {
    Script script = new Script();
    ALL.put(name, script);
    return script;
  }

  static Script find(String name) {
    Script script = ALL.get(name);
    if (script == null) {
      throw new IllegalStateException("no script " + name);
    }
    return script;
  }

  static boolean has(String name) {
    return ALL.containsKey(name);
  }

  /** Customers by number and last name. */
  public static TableRows customers(Object[]... rows) {
    return TableRows.of("dbo.Customers", List.of("CustomerID", "LastName"), Arrays.asList(rows));
  }

  /** One row. */
  public static Object[] row(Object... values) {
    return values;
  }

  public Script page(TableRows... tables) {
    return then(context -> List.of(tables));
  }

  public Script then(Step step) {
    steps.add(step);
    return this;
  }

  public Script fails(String message) {
    return then(
        context -> {
          throw new WaybillException(ErrorCode.UNREACHABLE, message);
        });
  }

  /** Waits for an interrupt, as for an answer that does not come. */
  public Script waits() {
    return then(
        context -> {
          waiting.countDown();
          new CountDownLatch(1).await();
          return new ArrayList<>();
        });
  }

  /** Takes another way from here on, as a source that works again. */
  public void instead(int page, Step step) {
    steps.set(page - 1, step);
  }

  public Script unknown(Function<SourceContext, Map<String, List<NewColumn>>> fields) {
    unknown = fields;
    return this;
  }

  /** Returns when the source waits. */
  public void awaitWaiting() throws InterruptedException {
    waiting.await();
  }

  /** How each pass began: the watermark, and the date from which it was to read. */
  public List<String> begun() {
    return List.copyOf(begun);
  }

  /** What the source heard of its pages. */
  public List<Loaded> committed() {
    return List.copyOf(committed);
  }

  List<Step> steps() {
    return steps;
  }

  void begins(String how) {
    begun.add(how);
  }

  void hears(Loaded loaded) {
    committed.add(loaded);
  }

  Map<String, List<NewColumn>> unknown(SourceContext context) {
    return unknown.apply(context);
  }
}
