package dev.waybill.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.load.Loaded;
import dev.waybill.load.Loader;
import dev.waybill.load.NewColumn;
import dev.waybill.load.Page;
import dev.waybill.load.PassEnd;
import dev.waybill.load.RejectLimit;
import dev.waybill.load.TargetTable;
import dev.waybill.load.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoadOnOwnThreadTest {
  private static final Page PAGE = new Page(List.of(), List.of(), null);

  /** Takes as long over a page as it is told to. */
  private static final class SlowLoader implements Loader {
    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch end = new CountDownLatch(1);
    final AtomicBoolean interrupted = new AtomicBoolean();
    final AtomicReference<Thread> closedBy = new AtomicReference<>();

    @Override
    public TargetTable table(String name) {
      throw new WaybillException(ErrorCode.UNKNOWN_TABLE, "There is no table " + name + ".");
    }

    @Override
    public Optional<Watermark> watermark(String source) {
      return Optional.empty();
    }

    @Override
    public Loaded load(String source, Page page, RejectLimit limit) {
      begun.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupted.set(true);
      }
      return Loaded.nothing();
    }

    @Override
    public Loaded rehearse(String source, Page page, RejectLimit limit) {
      throw new StackOverflowError();
    }

    @Override
    public void ended(String source, PassEnd end) {}

    @Override
    public Loaded retry(String source, List<Long> ids) {
      return Loaded.nothing();
    }

    @Override
    public void addColumns(String table, List<NewColumn> columns) {}

    @Override
    public void close() {
      closedBy.set(Thread.currentThread());
    }
  }

  @Test
  void load_interruptedMeanwhile_endsAsUsualAndTellsTheCaller() throws Exception {
    SlowLoader slow = new SlowLoader();
    AtomicBoolean told = new AtomicBoolean();
    AtomicReference<Loaded> loaded = new AtomicReference<>();
    Thread pass =
        new Thread(
            () -> {
              try (Loader loader = new LoadOnOwnThread("load", () -> slow)) {
                loaded.set(loader.load("shop", PAGE, RejectLimit.DEFAULT));
                told.set(Thread.currentThread().isInterrupted());
              }
            });
    pass.start();
    slow.begun.await();

    pass.interrupt();
    slow.end.countDown();
    pass.join();

    assertThat(loaded.get()).isEqualTo(Loaded.nothing());
    assertThat(slow.interrupted).isFalse();
    assertThat(told).isTrue();
    assertThat(slow.closedBy.get()).isNotNull().isNotSameAs(pass);
  }

  @Test
  void errors_areThoseOfTheLoader() {
    SlowLoader slow = new SlowLoader();

    try (Loader loader = new LoadOnOwnThread("load", () -> slow)) {
      assertThatThrownBy(() -> loader.table("dbo.Nothing"))
          .isInstanceOf(WaybillException.class)
          .hasMessage("There is no table dbo.Nothing.");
      assertThatThrownBy(() -> loader.rehearse("shop", PAGE, RejectLimit.DEFAULT))
          .isInstanceOf(StackOverflowError.class);
    }
    assertThatThrownBy(
            () ->
                new LoadOnOwnThread(
                    "load",
                    () -> {
                      throw new WaybillException(ErrorCode.UNREACHABLE, "No server.");
                    }))
        .hasMessage("No server.");
  }
}
