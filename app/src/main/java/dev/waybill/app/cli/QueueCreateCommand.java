package dev.waybill.app.cli;

import dev.waybill.QueueSettings;
import dev.waybill.Waybill;
import dev.waybill.options.ParseSpan;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "create",
    description = "Creates a queue: a schema with its own refresh, views and position.",
    footer = {
      "%nExample:",
      "  waybill queue create shipping --documents --keep 20 --first 7d --readers shipping_app"
    })
final class QueueCreateCommand extends OnDatabase {
  @Parameters(paramLabel = "NAME", description = "the queue's name, which is its schema's too")
  private String name = QueueSettings.DEFAULT_NAME;

  @Option(
      names = "--documents",
      description = "freeze whole documents: an order with all its parts and its customer")
  private boolean documents;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "batches that stay for recall (default: 10)")
  private int keep = QueueSettings.DEFAULT_KEEP;

  @Option(
      names = "--first",
      paramLabel = "SPAN",
      converter = SpanConverter.class,
      description = "how far back the first refresh reaches, such as 7d (default: 24h)")
  private Duration first = QueueSettings.DEFAULT_FIRST;

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "only these tracked tables, with commas between (default: all)")
  private List<String> tables = List.of();

  @Option(
      names = "--readers",
      paramLabel = "ROLE",
      split = ",",
      description = "database roles that may refresh and read the queue, with commas between")
  private List<String> readers = List.of();

  @Override
  int run(Waybill waybill) {
    waybill.createQueue(
        new QueueSettings(
            name, documents, keep, first, QueueSettings.DEFAULT_STALE_AFTER, tables, readers));
    screen().tell("Created queue " + name + ". Next: waybill refresh --queue " + name);
    return DONE;
  }

  /** Reads spans of time as the configuration file has them. */
  static final class SpanConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      return ParseSpan.parse(value)
          .orElseThrow(() -> new TypeConversionException(ParseSpan.refusal(value)));
    }
  }
}
