package dev.waybill.app.run;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Page;
import dev.waybill.load.TableRows;
import dev.waybill.load.Watermark;
import dev.waybill.sync.spi.Pass;
import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import dev.waybill.sync.spi.SourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A source that counts: each page brings the next customers, numbered on from the watermark. It
 * writes down when each pass began and ended, and in which process; and it fails, or takes its
 * time, as files beside the configuration say.
 */
public final class CountingSource implements SourceType {
  /** While this file is there, a pass fails with its text. */
  static final String FAILS = "fails";

  /** While this file is there, a pass waits before its second page. */
  static final String WAITS = "waits";

  /** A line for each beginning and end of a pass; see {@link Run}. */
  static final String RUNS = "runs";

  private static final Duration LOOK = Duration.ofMillis(20);

  @Override
  public String name() {
    return "counting";
  }

  @Override
  public void check(ReadOptions options) {
    options.allow("first", "pages", "rows", "takes");
  }

  @Override
  public Source open(ReadOptions options, SourceContext context) {
    return new Counting(context, options);
  }

  /** Customers are numbered from {@code first} on, so that several sources share their table. */
  private record Counting(SourceContext context, ReadOptions options) implements Source {
    @Override
    public Pass begin(Optional<Watermark> after, Optional<Instant> from) {
      int before = options.positive("first", 1) - 1;
      return new Walk(this, after.map(w -> Integer.parseInt(w.text())).orElse(before));
    }

    Path file(String name) {
      return context.folder().resolve(name);
    }

    @Override
    public void close() {}
  }

  private static final class Walk implements Pass {
    private final Counting source;
    private int last;
    private int page;

    Walk(Counting source, int last) {
      this.source = source;
      this.last = last;
      write("begin");
    }

    /** One write for each line, at the end of the file, so that several processes can share it. */
    private void write(String what) {
      String line =
          String.join(
              " ",
              source.context().name(),
              String.valueOf(ProcessHandle.current().pid()),
              what,
              Instant.now().toString(),
              last + "\n");
      try {
        Files.writeString(
            source.file(RUNS), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public @Nullable Page next() throws InterruptedException {
      fail();
      if (page == source.options().positive("pages", 2)) {
        write("end");
        return null;
      }
      if (page == 1) {
        while (Files.exists(source.file(WAITS))) {
          pause(LOOK);
        }
      }
      page++;
      source.context().listener().answered(source.context().name(), Duration.ofMillis(120));
      pause(source.options().span("takes", LOOK));
      List<Object[]> rows = new ArrayList<>();
      int count = source.options().positive("rows", 1);
      for (int i = 0; i < count; i++) {
        last++;
        rows.add(new Object[] {last, "Customer " + last});
      }
      return new Page(
          List.of(TableRows.of("dbo.Customers", List.of("CustomerID", "FirstName"), rows)),
          List.of(),
          new Watermark(String.valueOf(last), Instant.now()));
    }

    private void fail() {
      Path script = source.file(FAILS);
      try {
        if (Files.exists(script)) {
          throw new WaybillException(ErrorCode.UNREACHABLE, Files.readString(script).strip());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void pause(Duration span) throws InterruptedException {
      boolean never = new CountDownLatch(1).await(span.toMillis(), TimeUnit.MILLISECONDS);
      if (never) {
        throw new IllegalStateException();
      }
    }

    @Override
    public void close() {}
  }
}
