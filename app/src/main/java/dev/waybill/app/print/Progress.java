package dev.waybill.app.print;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar for long work, on a terminal only; it leaves no trace when it ends. */
public final class Progress implements AutoCloseable {
  private final @Nullable ProgressBar bar;
  private final @Nullable OneLine line;

  private Progress(@Nullable ProgressBar bar, @Nullable OneLine line) {
    this.bar = bar;
    this.line = line;
  }

  /** Progress towards a known number of steps. */
  public static Progress of(Screen screen, String task, long steps) {
    if (!screen.terminals().err()) {
      return none();
    }
    OneLine line = new OneLine(screen.err(), Math.min(screen.width(), 100) - 1);
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .setUpdateIntervalMillis((int) Duration.ofMillis(100).toMillis())
            .setConsumer(line)
            .clearDisplayOnFinish()
            .build(),
        line);
  }

  /** Progress of work whose length nobody knows. */
  public static Progress unknown(Screen screen, String task) {
    return of(screen, task, -1);
  }

  /** No bar, for work that prints on the same terminal. */
  public static Progress none() {
    return new Progress(null, null);
  }

  public void to(long step) {
    if (bar != null) {
      bar.stepTo(step);
    }
  }

  /** From now on the number of steps is known, or thought to be. */
  public void expect(long steps) {
    if (bar != null) {
      bar.maxHint(steps);
    }
  }

  /** Makes room for a message, below which the bar goes on. */
  public void clear() {
    if (line != null) {
      line.clear();
    }
  }

  /** Says something beside the bar, for as long as nothing else is said. */
  public void say(String text) {
    if (bar != null) {
      bar.setExtraMessage(text);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  /** Draws over one line; the library's own consumer would open the terminal a second time. */
  private record OneLine(PrintWriter err, int width) implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return width;
    }

    @Override
    public void accept(String line) {
      err.print("\r" + line);
      err.flush();
    }

    @Override
    public void clear() {
      err.print("\r" + " ".repeat(width) + "\r");
      err.flush();
    }

    @Override
    public void close() {}
  }
}
