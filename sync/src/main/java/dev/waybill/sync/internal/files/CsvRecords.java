package dev.waybill.sync.internal.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.waybill.load.TargetTable.Kind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV by RFC 4180; the first line names the columns. */
final class CsvRecords implements ReadRecords {
  private final Collect collect;
  private final CloseableIterator<Line> lines;
  private final List<String> names;
  private final String delimiter;

  CsvRecords(Reader text, Layout layout) throws IOException, Unreadable {
    this.collect = new Collect(layout);
    this.delimiter = String.valueOf(layout.delimiter());
    this.lines =
        CsvReader.builder()
            .fieldSeparator(layout.delimiter())
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .build(collect, text)
            .iterator();
    @Nullable Line first = line();
    if (first == null) {
      throw new Unreadable(0, "is empty: the first line must name the columns");
    }
    this.names = first.values().stream().map(name -> name == null ? "" : name.strip()).toList();
    checkNames(first.number());
  }

  private void checkNames(long line) throws Unreadable {
    for (int i = 0; i < names.size(); i++) {
      int other = names.indexOf(names.get(i));
      if (other < i && !names.get(i).isEmpty()) {
        throw new Unreadable(
            line, "columns " + (other + 1) + " and " + (i + 1) + " have the same name");
      }
    }
  }

  @Override
  public void checkHeader(FitRecord fit) throws Unreadable {
    fit.checkHeader(names);
  }

  @Override
  public @Nullable FileRecord next() throws IOException, Unreadable {
    @Nullable Line line = line();
    if (line == null) {
      return null;
    }
    if (line.values().size() == names.size()) {
      return new FileRecord.Fields(line.number(), names, line.values());
    }
    List<String> texts = line.values().stream().map(one -> one == null ? "" : one).toList();
    return new FileRecord.Broken(
        line.number(),
        "has " + line.values().size() + " columns where the first line names " + names.size(),
        String.join(delimiter, texts));
  }

  private @Nullable Line line() throws IOException, Unreadable {
    try {
      return lines.hasNext() ? lines.next() : null;
    } catch (CsvParseException e) {
      // Its message may show a character of the record.
      throw Unreadable.because(
          collect.line(),
          "is no CSV: a quote is not closed, or something other than "
              + (delimiter.equals("\t") ? "a tab" : delimiter)
              + " follows a closing one");
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof Undecodable undecodable) {
        throw undecodable.unreadable();
      }
      throw e.getCause();
    }
  }

  @Override
  public String where(String name) {
    return "column " + (names.indexOf(name) + 1) + " (" + name + ")";
  }

  @Override
  public Kind kind(String name) {
    return Kind.TEXT;
  }

  /** A line of values; null where one stands for null. */
  private record Line(long number, List<@Nullable String> values) {}

  /** Tells null from a text by whether it is quoted, which the reader's own records do not. */
  private static final class Collect extends AbstractBaseCsvCallbackHandler<Line> {
    private final Layout layout;
    private List<@Nullable String> values = new ArrayList<>();
    private long number = 1;

    Collect(Layout layout) {
      this.layout = layout;
    }

    long line() {
      return number;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      number = startingLineNumber;
      values = new ArrayList<>(values.size());
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      String value = new String(buffer, offset, length);
      values.add(!quoted && layout.nulls().contains(value) ? null : value);
    }

    @Override
    protected Line buildRecord() {
      return new Line(number, Collections.unmodifiableList(values));
    }
  }
}
