package dev.waybill.spi;

import dev.waybill.TableSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The tables of the Exigo Database Sync: six that are tracked and the lookup tables with their
 * known rows.
 *
 * @param tables tracked, and not
 */
public record BuiltInModel(List<Table> tables) {
  /** The schema they live in. */
  public static final String SCHEMA = "dbo";

  /** The zone of the model's dates, which have no offset, unless configured otherwise. */
  public static final String ZONE = "America/Chicago";

  /**
   * A table.
   *
   * @param name as the source spells it
   * @param tracked false for a lookup table
   * @param columns with T-SQL types: {@code int}, {@code bit}, {@code money}, {@code datetime},
   *     {@code nvarchar(n)}, {@code nvarchar(max)}, {@code varbinary(n)}, {@code varbinary(max)};
   *     those of the key are not null
   * @param settings as a user would write them; {@link TableSettings#key} names the key
   * @param rows known rows of a lookup table: a number and its description
   */
  public record Table(
      String name, boolean tracked, List<Column> columns, TableSettings settings, List<Row> rows) {
    public List<String> key() {
      return settings.key();
    }
  }

  /** A column and its T-SQL type. */
  public record Column(String name, String type) {
    /** The type without its length, such as {@code nvarchar}. */
    public String baseType() {
      int bracket = type.indexOf('(');
      return bracket < 0 ? type : type.substring(0, bracket);
    }

    /** The length, such as {@code 50} or {@code max}; empty for none. */
    public String length() {
      int bracket = type.indexOf('(');
      return bracket < 0 ? "" : type.substring(bracket + 1, type.length() - 1);
    }
  }

  /** A known row of a lookup table. */
  public record Row(int id, String description) {}

  /** Settings of the six tracked tables. */
  public List<TableSettings> tracked() {
    return tables.stream().filter(Table::tracked).map(Table::settings).toList();
  }

  /** Reads the model that comes with the product. */
  public static BuiltInModel load() {
    try (InputStream in =
            Objects.requireNonNull(
                BuiltInModel.class.getResourceAsStream("/dev/waybill/model/exigo.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<List<String>> blocks = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("table ") || line.startsWith("lookup ")) {
          blocks.add(new ArrayList<>());
        }
        if (line.startsWith("#") || line.isBlank()) {
          continue;
        }
        blocks.get(blocks.size() - 1).add(line);
      }
      return new BuiltInModel(blocks.stream().map(BuiltInModel::table).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table table(List<String> lines) {
    String[] head = lines.get(0).split(" ", -1);
    TableSettings settings = TableSettings.named(SCHEMA + "." + head[1]);
    List<TableSettings.Link> refers = new ArrayList<>();
    for (int i = 2; i < head.length; i++) {
      String value = head[i].substring(head[i].indexOf('=') + 1);
      switch (head[i].substring(0, head[i].indexOf('='))) {
        case "key" -> settings = settings.withKey(value.split(",", -1));
        case "modified" -> settings = settings.withModified(value);
        case "parent" -> settings = settings.withParent(link(value));
        case "refers" -> refers.add(link(value));
        default -> throw new IllegalStateException("model: " + lines.get(0));
      }
    }
    settings = settings.withRefers(refers.toArray(TableSettings.Link[]::new));
    List<Column> columns = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.strip().split(" ", -1);
      if (words[0].equals("row")) {
        rows.add(new Row(Integer.parseInt(words[1]), words[2]));
      } else {
        columns.add(new Column(words[0], words[1]));
      }
    }
    return new Table(head[1], head[0].equals("table"), columns, settings, rows);
  }

  private static TableSettings.Link link(String written) {
    int bracket = written.indexOf('(');
    String columns = written.substring(bracket + 1, written.length() - 1);
    return new TableSettings.Link(
        SCHEMA + "." + written.substring(0, bracket), List.of(columns.split(",", -1)));
  }
}
