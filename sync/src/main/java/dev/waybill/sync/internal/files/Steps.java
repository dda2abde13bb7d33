package dev.waybill.sync.internal.files;

import org.jspecify.annotations.Nullable;

/** What is done with one file, page by page. */
interface Steps extends AutoCloseable {
  /**
   * The next page; null at the end.
   *
   * @throws NotYet where the file changed meanwhile; it is taken anew
   */
  @Nullable Step next() throws InterruptedException, NotYet;

  @Override
  default void close() {}

  /** A single page without rows. */
  static Steps only(Step step) {
    return new Steps() {
      private @Nullable Step left = step;

      @Override
      public @Nullable Step next() {
        @Nullable Step next = left;
        left = null;
        return next;
      }
    };
  }
}
