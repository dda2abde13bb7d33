package dev.waybill.sync.internal.exigo;

import dev.waybill.sync.spi.ReadOptions;
import dev.waybill.sync.spi.Source;
import dev.waybill.sync.spi.SourceContext;
import dev.waybill.sync.spi.SourceType;

/** Customers and orders of an Exigo company, by its API 3.0. */
public final class ExigoType implements SourceType {
  private final Surroundings surroundings;

  /** For {@link java.util.ServiceLoader}. */
  public ExigoType() {
    this(Surroundings.REAL);
  }

  ExigoType(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String name() {
    return "exigo";
  }

  @Override
  public void check(ReadOptions options) {
    ReadSettings.read(options);
  }

  @Override
  public Source open(ReadOptions options, SourceContext context) {
    return new ExigoSource(ReadSettings.read(options), context, surroundings);
  }
}
