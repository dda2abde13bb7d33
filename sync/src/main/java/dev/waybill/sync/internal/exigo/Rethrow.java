package dev.waybill.sync.internal.exigo;

import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Takes a failure from the thread where it arose to the one that waits for it. */
final class Rethrow {
  private Rethrow() {}

  /**
   * To be thrown.
   *
   * @throws InterruptedException where that is the cause
   */
  static RuntimeException cause(ExecutionException failure) throws InterruptedException {
    @Nullable Throwable cause = failure.getCause();
    if (cause instanceof InterruptedException) {
      throw new InterruptedException();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }
}
