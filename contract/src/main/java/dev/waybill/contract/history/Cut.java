package dev.waybill.contract.history;

import java.util.Map;
import java.util.Set;

/**
 * One batch as a feed brought it.
 *
 * @param name for messages, such as {@code docs 17}
 * @param repeats whether rows may come that came before: a batch since a date
 * @param rows by key
 * @param deleted keys of vanished rows
 * @param included keys of rows that did not change and came along with their document
 * @param changes the word for each change, where the feed has them; empty where it has not
 */
public record Cut(
    String name,
    boolean repeats,
    Map<Key, State> rows,
    Set<Key> deleted,
    Set<Key> included,
    Map<Key, String> changes) {}
