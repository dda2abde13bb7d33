package dev.waybill.bench.candidate;

import dev.waybill.bench.lab.Lab;
import java.util.List;

/** Nothing learns what changed: the limit. */
public final class NoCapture implements Candidate {
  @Override
  public String name() {
    return "no capture";
  }

  @Override
  public Capture capture(Lab lab, String... tables) {
    return new Capture() {
      @Override
      public long take() {
        return 0;
      }

      @Override
      public List<Long> keys() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }
}
