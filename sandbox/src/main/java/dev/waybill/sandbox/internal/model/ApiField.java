package dev.waybill.sandbox.internal.model;

import com.fasterxml.jackson.core.io.SerializedString;
import dev.waybill.sandbox.Spelling;
import java.util.List;

/**
 * A field of the API.
 *
 * @param named its name where enumerations are spelled by name
 * @param numbered its name where they are numbers
 * @param column the place of the column that it shows; {@link #NONE} for a field that is always
 *     null
 * @param kind how it shows the column
 * @param names of an enumeration, by number; empty for other fields
 */
public record ApiField(
    SerializedString named, SerializedString numbered, int column, Kind kind, List<String> names) {
  static final int NONE = -1;

  /** How a field shows a column. */
  public enum Kind {
    VALUE,
    /** By name or number. */
    ENUMERATION,
    /** By name, whatever the spelling; another field has the number. */
    DESCRIPTION,
    DATE
  }

  static ApiField of(String name, int column, Kind kind) {
    SerializedString json = new SerializedString(name);
    return new ApiField(json, json, column, kind, List.of());
  }

  public SerializedString name(Spelling spelling) {
    return spelling == Spelling.NAMES ? named : numbered;
  }

  /** Whether the column's value can be read back from it. */
  public boolean holdsColumn() {
    return column != NONE && kind != Kind.DESCRIPTION;
  }
}
