package dev.waybill.load;

/**
 * A record that does not fit.
 *
 * @param table that it was meant for, as typed
 * @param key as JSON, such as {@code {"OrderID":7}}; where it has none, what else finds it again,
 *     such as {@code {"file":"a.csv","line":3}}
 * @param reason one line without data of the record
 * @param record itself, as JSON by column; a text where it could not be read
 */
public record Reject(String table, String key, String reason, String record) {}
