package dev.waybill.sandbox;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * How a {@link Sandbox} is set up. Immutable: each {@code with} gives another one.
 *
 * @param address where it listens; this machine alone unless changed
 * @param credentials what clients must know
 * @param source where the records come from
 * @param style how the API spells
 * @param clock what the world lives by
 */
public record SandboxSettings(
    InetSocketAddress address, Credentials credentials, Source source, Style style, Clock clock) {
  public static final int DEFAULT_PORT = 8088;
  public static final long DEFAULT_SEED = 1;

  /** How enumerations and dates are written. */
  public record Style(Spelling spelling, DateStyle dates) {}

  /** Port 8088 of the loopback address, the default population, names, dates with offset. */
  public static SandboxSettings defaults() {
    return new SandboxSettings(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT),
        Credentials.DEFAULT,
        new Source.Generated(DEFAULT_SEED, Population.DEFAULT),
        new Style(Spelling.NAMES, DateStyle.OFFSET),
        Clock.systemUTC());
  }

  /**
   * Listens on another port.
   *
   * @param port 0 for any that is free
   */
  public SandboxSettings withPort(int port) {
    return withAddress(new InetSocketAddress(address.getAddress(), port));
  }

  public SandboxSettings withAddress(InetSocketAddress other) {
    return new SandboxSettings(other, credentials, source, style, clock);
  }

  public SandboxSettings withCredentials(Credentials other) {
    return new SandboxSettings(address, other, source, style, clock);
  }

  public SandboxSettings withSeed(long seed) {
    return withSource(new Source.Generated(seed, population()));
  }

  /** Changes how much is generated, such as {@code p -> p.withOrders(100)}. */
  public SandboxSettings withPopulation(UnaryOperator<Population> change) {
    return withSource(new Source.Generated(seed(), change.apply(population())));
  }

  public SandboxSettings withData(Path folder) {
    return withSource(new Source.Folder(folder));
  }

  private SandboxSettings withSource(Source other) {
    return new SandboxSettings(address, credentials, other, style, clock);
  }

  public SandboxSettings withSpelling(Spelling spelling) {
    return withStyle(new Style(spelling, style.dates()));
  }

  public SandboxSettings withDates(DateStyle dates) {
    return withStyle(new Style(style.spelling(), dates));
  }

  private SandboxSettings withStyle(Style other) {
    return new SandboxSettings(address, credentials, source, other, clock);
  }

  public SandboxSettings withClock(Clock other) {
    return new SandboxSettings(address, credentials, source, style, other);
  }

  /** The seed that the world, or at least the faults, are drawn from. */
  public long seed() {
    return source instanceof Source.Generated generated ? generated.seed() : DEFAULT_SEED;
  }

  private Population population() {
    return source instanceof Source.Generated generated
        ? generated.population()
        : Population.DEFAULT;
  }
}
