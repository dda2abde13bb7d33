package dev.waybill.app.print;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.waybill.Rows;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Null is an empty field without quotes, an empty text has quotes. */
final class CsvSink implements RowSink {
  private final CsvWriter csv;
  private int columns;

  CsvSink(PrintWriter out) {
    csv =
        CsvWriter.builder()
            .quoteStrategy(QuoteStrategies.EMPTY)
            .lineDelimiter(LineDelimiter.LF)
            .build(out);
  }

  @Override
  public void begin(Rows rows) {
    columns = rows.columns().size();
    CsvWriter.CsvWriterRecord header = csv.writeRecord();
    rows.columns().forEach(column -> header.writeField(column.name()));
    header.endRecord();
  }

  @Override
  public void row(Rows rows) {
    CsvWriter.CsvWriterRecord line = csv.writeRecord();
    for (int i = 0; i < columns; i++) {
      write(line, rows.value(i));
    }
    line.endRecord();
  }

  /** The library takes a null field; its signature does not say so. */
  @SuppressWarnings("NullAway")
  private static void write(CsvWriter.CsvWriterRecord line, @Nullable Object value) {
    line.writeField(value == null ? null : ValueText.of(value));
  }

  @Override
  public void end() {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
