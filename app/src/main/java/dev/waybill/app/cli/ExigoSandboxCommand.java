package dev.waybill.app.cli;

import dev.waybill.ErrorCode;
import dev.waybill.WaybillException;
import dev.waybill.app.print.Screen;
import dev.waybill.sandbox.Credentials;
import dev.waybill.sandbox.DateStyle;
import dev.waybill.sandbox.Faults;
import dev.waybill.sandbox.ParseFaults;
import dev.waybill.sandbox.Population;
import dev.waybill.sandbox.Sandbox;
import dev.waybill.sandbox.SandboxSettings;
import dev.waybill.sandbox.Spelling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "exigo-sandbox",
    description =
        "A stand-in Exigo to learn with: its API over generated customers and orders that live on,"
            + " until Ctrl-C.",
    footer = {
      "%nExamples: a small shop; a large one that fails now and then; records of yours",
      "  waybill exigo-sandbox",
      "  waybill exigo-sandbox --customers 100000 --orders 1000000 --faults 429=0.05,500=0.02",
      "  waybill exigo-sandbox --data ./records"
    })
final class ExigoSandboxCommand implements Callable<Integer> {
  /** What YAML takes as a text without quotes, whatever it may be. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

  private static final List<String> OTHER_THAN_TEXT =
      List.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "" + SandboxSettings.DEFAULT_PORT,
      description = "port of 127.0.0.1 (default: ${DEFAULT-VALUE}); 0 takes any that is free")
  private int port;

  @Option(
      names = "--customers",
      paramLabel = "N",
      description = "customers there are at the start (default: 1200)")
  private @Nullable Integer customers;

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "orders there are at the start (default: 3000)")
  private @Nullable Integer orders;

  @Option(
      names = "--lines",
      paramLabel = "N",
      description = "lines of each order (default: one to five)")
  private @Nullable Integer lines;

  @Option(
      names = "--orders-per-minute",
      paramLabel = "N",
      description = "orders placed from now on (default: 6); at 0 the world stands still")
  private @Nullable Double ordersPerMinute;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "what all of it is drawn from (default: 1)")
  private @Nullable Long seed;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "serve customers.ndjson and orders.ndjson of this folder, in the API's shape, in the"
              + " place of generated records")
  private @Nullable Path data;

  @Option(
      names = "--company",
      paramLabel = "NAME",
      defaultValue = "acme",
      description = "the company to log in to (default: ${DEFAULT-VALUE})")
  private String company = "";

  @Option(
      names = "--login",
      paramLabel = "NAME",
      defaultValue = "api",
      description = "the login (default: ${DEFAULT-VALUE})")
  private String login = "";

  @Option(
      names = "--password",
      paramLabel = "TEXT",
      defaultValue = "secret",
      description = "its password (default: ${DEFAULT-VALUE})")
  private String password = "";

  @Option(
      names = "--faults",
      paramLabel = "NAME=SHARE",
      description =
          "what goes wrong, and with which share of the requests, such as 429=0.05,slow:5s=0.1;"
              + " names: 429, 500, 503, 401, slow, cut, failure, malformed, unordered, spelling,"
              + " extra, toolong, late")
  private @Nullable String faults;

  @Option(
      names = "--spelling",
      paramLabel = "HOW",
      defaultValue = "names",
      description = "enumerations as names or numbers (default: ${DEFAULT-VALUE})")
  private Spelling spelling = Spelling.NAMES;

  @Option(
      names = "--dates",
      paramLabel = "HOW",
      defaultValue = "offset",
      description = "dates with an offset, or plain (default: ${DEFAULT-VALUE})")
  private DateStyle dates = DateStyle.OFFSET;

  @Override
  public Integer call() {
    List<Faults.Due> due = faults == null ? List.of() : ParseFaults.byChance(faults);
    try (Sandbox sandbox = Sandbox.start(settings())) {
      due.forEach(fault -> sandbox.faults().sometimes(fault.fault(), fault.probability()));
      tell(sandbox);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OnDatabase.DONE;
  }

  private SandboxSettings settings() {
    try {
      SandboxSettings settings =
          SandboxSettings.defaults()
              .withPort(port)
              .withCredentials(new Credentials(company, login, password))
              .withSpelling(spelling)
              .withDates(dates);
      if (data != null) {
        requireNothingGenerated();
        return settings.withData(data);
      }
      return settings
          .withSeed(seed == null ? SandboxSettings.DEFAULT_SEED : seed)
          .withPopulation(this::population);
    } catch (IllegalArgumentException e) {
      throw new WaybillException(
          ErrorCode.USAGE, "The sandbox cannot be set up so: " + e.getMessage() + ".", e);
    }
  }

  private Population population(Population usual) {
    Population population = usual;
    if (customers != null) {
      population = population.withCustomers(customers);
    }
    if (orders != null) {
      population = population.withOrders(orders);
    }
    if (lines != null) {
      population = population.withLines(lines);
    }
    return ordersPerMinute == null ? population : population.withOrdersPerMinute(ordersPerMinute);
  }

  /** What was loaded changes by write-back alone. */
  private void requireNothingGenerated() {
    boolean generated =
        customers != null
            || orders != null
            || lines != null
            || ordersPerMinute != null
            || seed != null;
    if (generated) {
      throw new WaybillException(
          ErrorCode.USAGE,
          "--data serves the records of a folder and generates none: leave out --customers,"
              + " --orders, --lines, --orders-per-minute and --seed.");
    }
  }

  private void tell(Sandbox sandbox) {
    Screen screen = WaybillCommand.above(Objects.requireNonNull(spec)).screen();
    PrintWriter out = screen.out();
    out.println(
        "A stand-in Exigo at "
            + screen.style().bold(sandbox.url().toString())
            + " with "
            + sandbox.customers()
            + " customers and "
            + sandbox.orders()
            + " orders, until Ctrl-C. For waybill.yaml:");
    out.println();
    out.println("sources:");
    out.println(
        "  exigo: { type: exigo, company: "
            + yaml(company)
            + ", login: "
            + yaml(login)
            + ", password: "
            + yaml(password)
            + ", url: \""
            + sandbox.url()
            + "\" }");
    out.flush();
  }

  private static String yaml(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && OTHER_THAN_TEXT.stream().noneMatch(text::equalsIgnoreCase);
    return plain ? text : "'" + text.replace("'", "''") + "'";
  }
}
