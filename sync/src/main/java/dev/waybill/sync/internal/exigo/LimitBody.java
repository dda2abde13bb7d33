package dev.waybill.sync.internal.exigo;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes in a body, but no more than so many bytes of it. */
final class LimitBody implements BodySubscriber<byte[]> {
  /** Some ten times a page of 500 orders with ten lines each, unpacked. */
  static final long MOST = 64L << 20;

  private final BodySubscriber<byte[]> taken = BodySubscribers.ofByteArray();
  private long left = MOST;
  private Flow.@Nullable Subscription subscription;

  /** A body that is longer than any page should be. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return taken.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    taken.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> items) {
    for (ByteBuffer item : items) {
      left -= item.remaining();
    }
    if (left >= 0) {
      taken.onNext(items);
    } else if (subscription != null) {
      subscription.cancel();
      subscription = null;
      taken.onError(new TooLong());
    }
  }

  @Override
  public void onError(Throwable failure) {
    taken.onError(failure);
  }

  @Override
  public void onComplete() {
    taken.onComplete();
  }
}
