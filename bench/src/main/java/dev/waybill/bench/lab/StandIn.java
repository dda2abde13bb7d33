package dev.waybill.bench.lab;

import dev.waybill.Secret;
import dev.waybill.sandbox.Credentials;
import dev.waybill.sandbox.Population;
import dev.waybill.sandbox.Sandbox;
import dev.waybill.sandbox.SandboxSettings;
import dev.waybill.sync.SourceSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The stand-in Exigo, in this process, and the source that reads it. Thread-safe; close it. */
public final class StandIn implements AutoCloseable {
  /** The source's name and type. */
  public static final String NAME = "exigo";

  private final Sandbox sandbox;

  private StandIn(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** On any free port. */
  public static StandIn start(UnaryOperator<Population> population) {
    return new StandIn(
        Sandbox.start(SandboxSettings.defaults().withPort(0).withPopulation(population)));
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  /**
   * The source, at whatever rate it can read: the usual limit spares the vendor's server.
   *
   * @param more of its options
   */
  public SourceSettings source(Duration every, Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(options());
    options.put("password", new Secret(Credentials.DEFAULT.password()));
    options.putAll(more);
    return new SourceSettings(NAME, NAME, every, options);
  }

  /** The same as part of a configuration file, with the line {@code sources:} before it. */
  public String yaml() {
    StringBuilder text = new StringBuilder("sources:\n  " + NAME + ":\n    type: " + NAME + "\n");
    Map<String, String> options = options();
    options.put("password", Credentials.DEFAULT.password());
    options.forEach(
        (name, value) ->
            text.append("    ").append(name).append(": \"").append(value).append("\"\n"));
    return text.toString();
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("company", Credentials.DEFAULT.company());
    options.put("login", Credentials.DEFAULT.login());
    options.put("url", sandbox.url().toString());
    options.put("requests_per_second", "10000");
    return options;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
