package dev.waybill.app.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * The wish of a person or of the system that the process end: Ctrl-C, SIGTERM, or a closed
 * terminal. It is caught rather than left to the JVM, which would close an embedded database under
 * what is at work. Thread-safe; close it.
 */
public final class StopSignal implements AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  private final CountDownLatch came = new CountDownLatch(1);
  private final Map<String, Object> before = new LinkedHashMap<>();

  public StopSignal() {
    for (String signal : SIGNALS) {
      @Nullable Object handler = Signals.register(signal, came::countDown);
      if (handler != null) {
        before.put(signal, handler);
      }
    }
  }

  /** Waits for it, or for an interrupt, which means the same. */
  public void await() {
    try {
      came.await();
    } catch (InterruptedException e) {
      // Whoever embeds the command ends it so. What follows is in the database: no flag is left.
    }
  }

  @Override
  public void close() {
    before.forEach(Signals::unregister);
  }
}
