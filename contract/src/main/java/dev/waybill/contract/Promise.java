package dev.waybill.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.Capability;
import dev.waybill.ErrorCode;
import dev.waybill.Mistake;
import dev.waybill.QueueSettings;
import dev.waybill.TableSettings;
import dev.waybill.WaybillException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/** What the tests of one promise need: shops, threads, and words for what is expected. */
abstract class Promise {
  /** Longer than anything here takes, shorter than a wait for a lock that is never given. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final PackUnderTest pack;
  private final Capability capability;
  private final List<Shop> shops = new ArrayList<>();

  Promise(PackUnderTest pack, Capability capability) {
    this.pack = pack;
    this.capability = capability;
  }

  @BeforeEach
  void skipWhatThePackDoesNotPromise(TestInfo test) {
    String name = test.getTestMethod().map(Method::getName).orElse("");
    Assumptions.assumeFalse(
        pack.exceptions().containsKey(name), () -> name + ": " + pack.exceptions().get(name));
    Assumptions.assumeTrue(
        can(capability),
        () -> capability.code() + " is absent: " + pack.pack().remarks().get(capability));
  }

  @AfterEach
  void closeShops() throws SQLException {
    for (Shop shop : shops) {
      shop.close();
    }
  }

  boolean can(Capability asked) {
    return pack.pack().capabilities().contains(asked);
  }

  /** Tables only. */
  Shop built(QueueSettings... queues) throws SQLException {
    return adopt(Shop.built(pack, queues));
  }

  /** An empty database. */
  Shop bare(TableSettings... tables) throws SQLException {
    return adopt(Shop.bare(pack, tables));
  }

  /** Installed, never refreshed. */
  Shop installed(QueueSettings... queues) throws SQLException {
    Shop shop = built(queues);
    shop.waybill().install();
    return shop;
  }

  /** Installed, every queue refreshed once. */
  Shop settled(QueueSettings... queues) throws SQLException {
    Shop shop = installed(queues);
    shop.queues().forEach(shop::refresh);
    return shop;
  }

  /** Runs in a thread of its own. */
  static <T> CompletableFuture<T> async(Callable<T> call) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return call.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        },
        task -> {
          Thread thread = new Thread(task);
          thread.setDaemon(true);
          thread.start();
        });
  }

  /** The result, or a failure where it waits for something. */
  static <T> T inTime(Callable<T> call) throws Exception {
    return async(call).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  static <T> T inTime(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** A session that fails rather than waits. */
  Session impatient(Shop shop) throws SQLException {
    Session session = shop.session();
    pack.limitWaiting(session.connection(), Duration.ofSeconds(10));
    return session;
  }

  /** A Waybill error with this code and one clear line that holds the words. */
  static void refused(ErrorCode code, ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            WaybillException.class,
            e -> {
              assertThat(e.code()).as(e.getMessage()).isEqualTo(code);
              // Several mistakes of one configuration have a line each.
              List<String> lines =
                  e.mistakes().isEmpty()
                      ? List.of(String.valueOf(e.getMessage()))
                      : e.mistakes().stream().map(Mistake::message).toList();
              lines.forEach(Promise::oneClearLine);
              assertThat(String.join("\n", lines)).isEqualTo(e.getMessage());
              for (String word : words) {
                assertThat(e.getMessage()).containsIgnoringCase(word);
              }
            });
  }

  /** The same through SQL, told by the SQLState. */
  static void refusedBySql(ErrorCode code, ThrowingCallable call, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> {
              assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(code.sqlState());
              for (String word : words) {
                assertThat(e.getMessage()).containsIgnoringCase(word);
              }
            });
  }

  static void oneClearLine(@Nullable String message, String... words) {
    assertThat(message).isNotBlank().doesNotContain("\n", "\r", "Exception");
    for (String word : words) {
      assertThat(message).containsIgnoringCase(word);
    }
  }

  Shop adopt(Shop shop) {
    shops.add(shop);
    return shop;
  }
}
