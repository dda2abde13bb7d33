package dev.waybill;

import java.util.List;

/**
 * Something that the configuration says and the database does not bear out.
 *
 * @param path where in the configuration: keys by name, items of a list by number from 1, such as
 *     {@code tables, 2, exclude, 1}
 * @param message what is wrong, with names; one sentence
 */
public record Mistake(List<String> path, String message) {
  public Mistake {
    path = List.copyOf(path);
  }
}
